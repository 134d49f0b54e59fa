"""Telephone numbers, by the numbering plan of a country. The `phonenumbers` library knows the plans.

It is imported only where it is asked: it is slow to import, and most freezes read no record anew.
"""


def has_numbering_plan(country: str) -> bool:
    """Whether this is the code of a country (ISO 3166-1, two letters) whose telephone numbers are known."""
    import phonenumbers

    return country in phonenumbers.SUPPORTED_REGIONS


def is_dialable(number: str, country: str) -> bool:
    """Whether a phone in `country` can dial this; short numbers are never "valid numbers" to the library."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return False
    is_short = phonenumbers.is_possible_short_number_for_region(parsed, country)
    return is_short or phonenumbers.is_valid_number(parsed)


def find_numbers(text: str, country: str) -> list[str]:
    """The telephone numbers in a text, as they are written there."""
    import phonenumbers

    return [found.raw_string for found in phonenumbers.PhoneNumberMatcher(text, country)]
