"""No picture that a browser makes in our tests shows boxes in place of letters."""

from app import create_app
from tests.browser import fonts


def test_this_machine_can_write_every_language_that_we_publish_in():
    missing = fonts.languages_without_letters(create_app().extensions["northway"].site)
    assert not missing, fonts.how_to_get(missing)
