"""Checks telephone numbers against the numbering plan of a country, which the `phonenumbers` library knows.

The library is imported only where it is needed, because that is slow, and a freeze remembers its results.
"""

import re

COPY = "copy it from the operator's page"
TWO_NUMBERS = "there are two numbers in one channel", "write one here, and the other in a channel of its own"
# Digits in groups, and nothing else: the same text is shown, dialled, exported and read aloud.
WRITTEN = re.compile(r"\+?[0-9]+(?: [0-9]+)*")


def fault_of_writing(number: str) -> tuple[str, str] | None:
    """What is wrong with how a number is written, and what to write instead; None if it is digits and single spaces."""
    if WRITTEN.fullmatch(number):
        return None
    if not number:
        return "the number is missing", "write it in digits and single spaces"
    if re.search(r"\bext|\bx ?\d|#|,,|[;p]\d{1,4}$", number, re.IGNORECASE):
        return (
            "an extension would be dialled as part of the number",
            "write the number alone, and the extension in `note`",
        )
    if re.search(r"\d.*(?:\bor\b|/|,|;|&|\+|\band\b).*\d", number):
        return TWO_NUMBERS
    if "(0)" in number:
        return (
            "a zero in brackets would be dialled",
            "write the number as people in the country dial it",
        )
    if re.search(r"[^\W\d_]", number):
        return "the number has letters in it", "write its digits, and the word in `note`"
    return (
        "the number has other characters than digits and spaces",
        "write digits in groups, with single spaces",
    )


def fault_of_dialling(number: str, country: str) -> tuple[str, str] | None:
    """Why a phone in `country` cannot dial these digits, and what to write instead; None if it can.

    The library never calls a short number "valid", so short ones are checked apart.
    """
    import phonenumbers

    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return f"a phone in {country} cannot dial this", COPY
    groups = number.split()
    if len(groups) > 1 and all(_is_short(group, country) for group in groups):
        return TWO_NUMBERS
    plan = phonenumbers.PhoneMetadata.metadata_for_region(country)
    is_long = plan and plan.national_prefix and number.startswith(plan.national_prefix)
    if phonenumbers.is_possible_short_number_for_region(parsed, country) and not is_long:
        return None
    if not phonenumbers.is_valid_number(parsed):
        return f"a phone in {country} cannot dial this", COPY
    whole = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    at_home = re.sub(r"\D", "", phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL))
    if re.sub(r"[^\d+]", "", number) not in (whole, phonenumbers.national_significant_number(parsed), at_home):
        return "the country code, or the zero after it, is not written as people dial it", f"write {at_home}"
    return None


def _is_short(number: str, country: str) -> bool:
    import phonenumbers

    if len(number) == 1 or not number.isdigit():
        return False
    return phonenumbers.is_valid_short_number_for_region(phonenumbers.parse(number, country), country)


def one_spelling(number: str, country: str) -> str:
    """One text for all the ways to write a number: in E.164, or just the digits if it is a short number."""
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", number)
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return digits
    is_whole = phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if is_whole else digits


def has_numbering_plan(country: str) -> bool:
    """Whether `phonenumbers` has the numbering plan of this country (a code of ISO 3166-1 with two letters)."""
    import phonenumbers

    return country in phonenumbers.SUPPORTED_REGIONS


def find_numbers(text: str, country: str) -> list[tuple[int, str]]:
    """The telephone numbers in a text: the place where each begins, and how it is written."""
    import phonenumbers

    return [(found.start, found.raw_string) for found in phonenumbers.PhoneNumberMatcher(text, country)]
