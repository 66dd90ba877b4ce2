"""What the server does beside answering: uploads kept, read by a worker, their progress noted."""
