"""How right the reading is, measured against gold."""
