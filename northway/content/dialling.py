"""Telephone numbers, by the numbering plan of a country. The `phonenumbers` library knows the plans.

It is imported where it is needed: it is slow to import, and a freeze remembers what it has said of numbers.
"""

import re

COPY = "copy it from the operator's page"
TWO_NUMBERS = "two numbers stand in one channel", "write one here, and the other in a channel of its own"
# Digits in groups: what is shown is what is dialled, exported and spoken.
WRITTEN = re.compile(r"\+?[0-9]+(?: [0-9]+)*")


def fault_of_writing(number: str) -> tuple[str, str] | None:
    """What is wrong with how a number is written, and what to write; None where it is digits and single spaces."""
    if WRITTEN.fullmatch(number):
        return None
    if not number:
        return "no number is written here", "write it in digits and single spaces"
    if re.search(r"\bext|\bx ?\d|#|,,|[;p]\d{1,4}$", number, re.IGNORECASE):
        return (
            "an extension would be dialled as part of the number",
            "write the number alone, and the extension in `note`",
        )
    if re.search(r"\d.*(?:\bor\b|/|,|;|&|\+|\band\b).*\d", number):
        return TWO_NUMBERS
    if "(0)" in number:
        return "a zero in brackets would be dialled", "write the number as it is dialled at home, in groups of digits"
    if re.search(r"[^\W\d_]", number):
        return "a number has letters in it", "write its digits, and the word in `note`"
    return "a number has other signs in it than digits", "write digits and single spaces, in groups of digits"


def fault_of_dialling(number: str, country: str) -> tuple[str, str] | None:
    """Why a phone in `country` cannot dial these digits, and what to write; None where it can.

    Short numbers are never "valid numbers" to the library.
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
        return "a code of a country, or a zero after it, is written as nobody dials it", f"write {at_home}"
    return None


def _is_short(number: str, country: str) -> bool:
    import phonenumbers

    if len(number) == 1 or not number.isdigit():
        return False
    return phonenumbers.is_valid_short_number_for_region(phonenumbers.parse(number, country), country)


def one_spelling(number: str, country: str) -> str:
    """The same text for every way to write a number: E.164, or its digits where it is a short one."""
    import phonenumbers

    digits = re.sub(r"[^\d+]", "", number)
    try:
        parsed = phonenumbers.parse(number, country)
    except phonenumbers.NumberParseException:
        return digits
    is_whole = phonenumbers.is_valid_number(parsed)
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if is_whole else digits


def has_numbering_plan(country: str) -> bool:
    """Whether this is the code of a country (ISO 3166-1, two letters) whose telephone numbers are known."""
    import phonenumbers

    return country in phonenumbers.SUPPORTED_REGIONS


def find_numbers(text: str, country: str) -> list[tuple[int, str]]:
    """The telephone numbers in a text: where each begins, and as it is written there."""
    import phonenumbers

    return [(found.start, found.raw_string) for found in phonenumbers.PhoneNumberMatcher(text, country)]
