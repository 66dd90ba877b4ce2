"""The trained name tagger: a conditional random field that proposes names where rules and lists know none.

It labels written words (`words.py`) by attributes of the word, its neighbours and its other places in the text
(`traits.py`, `attributes.py`, `surroundings.py`), learns from a two-column file (`columns.py`, `training.py`) and is
measured entity by entity (`scores.py`). `model.py` loads it; `proposals.py` turns its labels into mentions.
"""
