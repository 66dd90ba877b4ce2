"""What people do to the record, one file a verb: accept, reject, reopen, amend, add, date, merge, split, define, list a name, undo.

Each checks what it is asked, makes the change in one transaction and leaves a decision that says who did it, when and why.
Pages, API and commands all call these. `REASONED` are the verbs of which the desk's pages ask why.
"""

REASONED = frozenset({"reject", "amend", "merge", "split"})
