"""Changes values in a YAML text and keeps every other line as it is, with its comments and quotes."""

from collections.abc import Iterator, Mapping, Sequence

import yaml

from northway.content.frontmatter import PARSER, Value, split
from northway.editing.yaml_text import field_lines, fits_inline, inline, quoted, row_lines

Edit = tuple[int, int, str]  # start, end, and the text that replaces the characters between


def with_values(text: str, values: Mapping[str, Value]) -> str:
    """The text of a readable YAML mapping, changed to hold these values; new fields stand in the order of `values`."""
    root = yaml.compose(text, Loader=PARSER)
    if not isinstance(root, yaml.MappingNode) or not root.value:
        return text + "".join(f"{line}\n" for name in values for line in field_lines(name, values[name]))
    full = text if text.endswith("\n") else f"{text}\n"
    changed = _applied(full, 0, len(full), _fields(full, root, values))
    return changed if full is text else changed.removesuffix("\n")


def with_front_matter(text: str, values: Mapping[str, Value]) -> str:
    """A Markdown file with these values in its front matter, which must be readable."""
    front_matter = split(text, "").front_matter
    before = f"{front_matter}\n" if front_matter else ""
    start = text.index("\n") + 1
    return text[:start] + with_values(before, values) + text[start + len(before) :]


def _applied(text: str, start: int, end: int, edits: Iterator[Edit]) -> str:
    part = text[start:end]
    for first, last, new in sorted(edits, reverse=True):  # last first, so that earlier positions stay right
        part = part[: first - start] + new + part[last - start :]
    return part


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    return str(node.value)


def _fields(text: str, node: yaml.MappingNode, new: Mapping[str, Value]) -> Iterator[Edit]:
    """The edits that give a mapping, each of whose fields begins a line, its new values."""
    old = {str(key.value): (key, value) for key, value in node.value}
    indent = " " * node.start_mark.column
    starts = [key.start_mark.index for key, _ in node.value]
    for at, (name, (key, value)) in enumerate(old.items()):
        if name not in new:
            is_first_of_row = at == 0 and len(old) > 1 and text[_line_start(text, starts[0]) : starts[0]].strip() != ""
            own = (
                (starts[0], starts[1]) if is_first_of_row else (_line_start(text, starts[at]), _next_line(text, value))
            )
            yield *own, ""
        elif _value(value) != new[name]:
            yield from _field(text, key, value, new[name], indent)
    yield from _added(text, old, new, indent)


def _added(
    text: str, old: Mapping[str, tuple[yaml.Node, yaml.Node]], new: Mapping[str, Value], indent: str
) -> Iterator[Edit]:
    """The edits that add fields, each after the nearest existing field before it in `new`, or at the start."""
    first = next(iter(old.values()))[0].start_mark.index
    place, lines = first, list[str]()
    for name, value in new.items():
        if name not in old:
            lines += field_lines(name, value)
        else:
            yield from _insertion(place, lines, indent, is_first=place == first)
            place, lines = _next_line(text, old[name][1]), []
    yield from _insertion(place, lines, indent, is_first=place == first)


def _insertion(place: int, lines: Sequence[str], indent: str, is_first: bool) -> Iterator[Edit]:
    if lines:
        yield place, place, "".join(f"{line}\n{indent}" if is_first else f"{indent}{line}\n" for line in lines)


def _field(text: str, key: yaml.Node, node: yaml.Node, new: Value, indent: str) -> Iterator[Edit]:
    """The edits that give one field, whose value differs, its new value."""
    is_block = isinstance(node, yaml.CollectionNode) and not node.flow_style
    if (
        is_block
        and isinstance(node, yaml.MappingNode)
        and isinstance(new, Mapping)
        and str(node.value[0][0].value) in new
    ):
        yield from _fields(text, node, new)
    elif is_block and isinstance(node, yaml.SequenceNode) and isinstance(new, list) and new:
        yield from _rows(text, node, new)
    elif (
        is_block
        or not (fits_inline(new) or isinstance(node, yaml.CollectionNode))
        or getattr(node, "style", "") in ("|", ">")
    ):
        lines = field_lines(str(key.value), new)
        yield key.start_mark.index, _end(text, node), f"\n{indent}".join(lines)
    else:
        yield from _inline(node, new, in_list=False)


def _inline(node: yaml.Node, new: Value, in_list: bool) -> Iterator[Edit]:
    """The edits of a value on one line: within braces only what differs, if they keep their fields."""
    start, end = node.start_mark.index, node.end_mark.index
    if _value(node) == new:
        return
    if isinstance(node, yaml.MappingNode) and isinstance(new, Mapping) and {*_value(node)} == {*new}:
        for key, value in node.value:
            yield from _inline(value, new[str(key.value)], in_list=True)
    elif isinstance(node, yaml.ScalarNode) and node.value and node.style in ("'", '"') and isinstance(new, str):
        yield start, end, quoted(new)
    else:
        yield start, end, f"{'' if end > start else ' '}{inline(new, in_list)}"


def _rows(text: str, node: yaml.SequenceNode, new: Sequence[Value]) -> Iterator[Edit]:
    """The edit that gives a list its new rows; rows that stay, or only move, keep their lines and comments."""
    indent, old = node.start_mark.column, [_value(item) for item in node.value]
    starts = [_row_start(text, item, indent) for item in node.value]
    ends = [*starts[1:], _next_line(text, node.value[-1])]
    left, same = [*range(len(old))], dict[int, int]()
    for at, row in enumerate(new):
        found = next((each for each in left if old[each] == row), None)
        if found is not None:
            same[at] = found
            left.remove(found)
    is_inline = all(item.flow_style for item in node.value if isinstance(item, yaml.MappingNode))
    parts = []
    for at, row in enumerate(new):
        if at in same:
            parts.append(text[starts[same[at]] : ends[same[at]]])
        elif left and _keeps_form(node.value[near := left.pop(0)], row):
            parts.append(_applied(text, starts[near], ends[near], _row(text, node.value[near], row)))
        else:
            parts.append("".join(f"{' ' * indent}{line}\n" for line in row_lines(row, is_inline)))
    yield starts[0], ends[-1], "".join(parts)


def _keeps_form(node: yaml.Node, new: Value) -> bool:
    """Whether a row can be edited in place; if its first field goes or its type changes, it is written anew."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return True
    if not isinstance(node, yaml.MappingNode) or not isinstance(new, Mapping):
        return False
    names = [str(key.value) for key, _ in node.value]
    return names[0] in new or (names[1:2] != [] and names[1] in new and {*new} <= {*names})


def _row(text: str, node: yaml.Node, new: Value) -> Iterator[Edit]:
    if isinstance(node, yaml.MappingNode) and not node.flow_style and isinstance(new, Mapping):
        return _fields(text, node, new)
    return _inline(node, new, in_list=False)


def _row_start(text: str, node: yaml.Node, indent: int) -> int:
    """Where the lines of a row begin: at its dash, or at the comments right above it."""
    start = _line_start(text, node.start_mark.index)
    while text[start : start + indent + 1].strip() != "-":  # the dash may stand alone on a line before
        start = _line_start(text, start - 1)
    while start and text[(above := _line_start(text, start - 1)) : start].strip().startswith("#"):
        start = above
    return start


def _line_start(text: str, place: int) -> int:
    return text.rfind("\n", 0, max(place, 0)) + 1


def _next_line(text: str, node: yaml.Node) -> int:
    """Where the line after the last one of a value begins."""
    return text.index("\n", _end(text, node)) + 1


def _end(text: str, node: yaml.Node) -> int:
    """Where a value ends, without the comments and empty lines that follow it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _end(text, last[1] if isinstance(last, tuple) else last)
    start, end = node.start_mark.index, node.end_mark.index
    return start + len(text[start:end].rstrip()) if end > start else end
