"""What people do to the record, one file a verb: accept, reject, reopen, merge, split, define, undo.

Each checks what it is asked, makes the change in one transaction and leaves a decision that says who did it, when and why.
Pages, API and commands all call these.
"""
