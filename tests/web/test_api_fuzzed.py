"""The API under input that schemathesis makes up from its description: refused or answered, never broken."""

import pytest

schemathesis = pytest.importorskip("schemathesis")

from django.contrib.auth.models import User
from django.core.wsgi import get_wsgi_application
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error

from mahdar.web.api import api
from mahdar.web.models import Token

EXAMPLES = 30


def described():
    schema = schemathesis.openapi.from_dict(api.get_openapi_schema())
    schema.app = get_wsgi_application()
    return schema


OPERATIONS = [found.ok() for found in described().get_all_operations()]


@pytest.mark.parametrize("operation", OPERATIONS, ids=[operation.label for operation in OPERATIONS])
def test_nothing_that_is_sent_breaks_it(desk, operation):
    _, key = Token.make(User.objects.get(username="administrator"), "fuzzing")

    @given(case=operation.as_strategy())
    @settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def send(case):
        answer = case.call(headers={"Authorization": f"Bearer {key}", "Host": "localhost"})
        case.validate_response(answer, checks=[not_a_server_error])

    send()
