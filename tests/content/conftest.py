"""The employer whose record is the fullest."""

import pytest


@pytest.fixture
def calaveras(content):
    return content.agencies["calaveras"]
