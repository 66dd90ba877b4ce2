"""The one router of the API (operations of one path must lie in one), and what each sort of operation asks for."""

from typing import Any

from ninja import Router

from mahdar.web.api.access import needing
from mahdar.web.api.shapes import Problem
from mahdar.web.roles import Right

router = Router()
REFUSED = {404: Problem, 409: Problem, 422: Problem}
READING: dict[str, Any] = {"auth": needing(Right.READ), "tags": ["the record"]}
REVIEWING: dict[str, Any] = {"auth": needing(Right.REVIEW), "tags": ["reviewing"]}
ADDING: dict[str, Any] = {"auth": needing(Right.ADD), "tags": ["adding"]}
NAMING: dict[str, Any] = {"auth": needing(Right.LEXICON), "tags": ["the gazetteer"]}
