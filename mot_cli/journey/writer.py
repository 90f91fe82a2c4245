"""A journey as the text of a journey file: what the reader makes of it is the same journey again."""

from collections.abc import Iterator
from decimal import Decimal

from mot_cli.journey.builder import JOURNEY_FIELDS, MOMENT_FIELDS, SCALE_FIELDS
from mot_cli.journey.model import Journey, Moment
from mot_cli.journey.scale import DEFAULT_SCALE, PRESETS, Scale, parse_range
from mot_cli.journey.schema import SCHEMA_LINE
from mot_cli.journey.slug import unique_ids
from mot_cli.journey.yaml_text import written_comment, written_text


def write_journey(journey: Journey, comment: str = "") -> str:
    """Write a journey file.

    Fields stand in the order the format lists them; what would be so anyway is left out: a weight and an
    effort of 1, an id that is the slug of the name, a scale the journey's own file never stated.

    Args:
        journey: every rating on its scale.
        comment: one line or several, set below the first line of the file.

    Returns:
        YAML that reads as the same journey. A lone surrogate, which no file can hold, becomes U+FFFD.
    """
    return "\n".join((SCHEMA_LINE, *written_comment(comment), *_journey_lines(journey), ""))


def _journey_lines(journey: Journey) -> Iterator[str]:
    texts = {
        "journey": journey.title,
        "provider": journey.provider,
        "customer": journey.customer,
        "period": journey.period,
        "summary": journey.summary,
        "source": journey.source,
    }
    for field in JOURNEY_FIELDS:
        text = texts.get(field)
        if text is not None:
            yield f"{field}: {written_text(text, '  ')}"
        elif field == "scale" and (journey.scale_stated or journey.scale != DEFAULT_SCALE):
            yield f"scale: {_scale(journey.scale)}"
    yield ""
    yield "moments:"
    stated = _stated_ids(journey.moments)
    for number, moment in enumerate(journey.moments):
        if number:
            yield ""
        for index, line in enumerate(_moment_lines(moment, stated[number])):
            yield f"{'    ' if index else '  - '}{line}"


def _stated_ids(moments: tuple[Moment, ...]) -> list[str | None]:
    """The ids to write, None where the reader gives the moment the same one by itself."""
    names = [moment.name for moment in moments]
    ids = [moment.id for moment in moments]
    usual = unique_ids([(None, name) for name in names])
    stated = [own if own != given else None for own, given in zip(ids, usual, strict=True)]
    # A stated id can take the slug of another moment, which then has to state its own.
    if unique_ids(list(zip(stated, names, strict=True))) == ids:
        return stated
    return list(ids)


def _moment_lines(moment: Moment, stated_id: str | None) -> Iterator[str]:
    numbers = {
        "rating": moment.rating,
        "weight": None if moment.weight == 1 else moment.weight,
        "effort": None if moment.effort == 1 else moment.effort,
    }
    texts = {
        "name": moment.name,
        "id": stated_id,
        "stage": moment.stage,
        "channel": moment.channel,
        "owner": moment.owner,
        "promise": moment.promise,
        "note": moment.note,
        "quote": moment.quote,
        "column": moment.column,
    }
    for field in MOMENT_FIELDS:
        text, number = texts.get(field), numbers.get(field)
        if text is not None:
            yield f"{field}: {written_text(text, '      ')}"
        elif number is not None:
            yield f"{field}: {_number(number)}"
        elif field == "duration" and moment.duration is not None:
            yield f"duration: {_decimal(moment.duration.amount)} {moment.duration.unit}"


def _scale(scale: Scale) -> str:
    if scale.preset is not None and PRESETS.get(scale.preset) == scale:
        return scale.preset
    if scale.zero == scale.min and scale.step == 1:
        for between in ("-", ".."):
            ends = f"{_decimal(scale.min)}{between}{_decimal(scale.max)}"
            plainly = between == ".." or scale.min >= 0
            if plainly and parse_range(ends) == (scale.min, scale.max):
                return ends
    numbers = (scale.min, scale.max, scale.zero, scale.step)
    fields = (f"{field}: {_number(number)}" for field, number in zip(SCALE_FIELDS, numbers, strict=True))
    return f"{{{', '.join(fields)}}}"


def _number(number: float) -> str:
    """A number as YAML reads it back exactly: `3`, `3.5`, `1.0e-07`."""
    text = repr(float(number)).removesuffix(".0")
    mantissa, exponent, power = text.partition("e")
    if exponent and "." not in mantissa:
        mantissa = f"{mantissa}.0"
    return f"{mantissa}{exponent}{power}"


def _decimal(number: float) -> str:
    """The same without an exponent, for ranges and durations."""
    return format(Decimal(repr(float(number)).removesuffix(".0")), "f")
