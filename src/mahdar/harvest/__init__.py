"""Mining a corpus for what the word lists lack: names, offices, spellings, verbs of saying, gatherings and bodies.

What is found is for a person to review; nothing here changes a list.
"""

from mahdar.harvest.mine import LISTS, harvest
from mahdar.harvest.tally import Find

__all__ = ["LISTS", "Find", "harvest"]
