"""What is wrong with a table, as data: what, in which column, how often, and where first."""

from dataclasses import dataclass

EXAMPLES = 3
"""Examples shown of one problem."""


@dataclass(frozen=True, slots=True)
class Example:
    """One place where a problem stands.

    Args:
        text: what stands there, as the table has it.
        customer: whose it is, where the table names customers.
        file: which of several files.
        row: the row within its file, from 1, not counting a header; None where the engine has no order.

    """

    text: str
    customer: str | None = None
    file: str | None = None
    row: int | None = None

    def __str__(self) -> str:
        where = [f"row {self.row}"] if self.row is not None else []
        where += [f"customer {self.customer}"] if self.customer is not None else []
        where += [f"in {self.file}"] if self.file is not None else []
        return f"{self.text} ({', '.join(where)})" if where else self.text


@dataclass(frozen=True, slots=True)
class SurveyProblem:
    """One kind of problem of one table.

    Args:
        code: stable and kebab-case.
        message: what is wrong, in the user's words, with the column and the count.
        column: the column it stands in; None where the table as a whole is meant.
        count: the rows, ratings, customers or pairs the message speaks of; 0 where counting means nothing.
        examples: the first of them, at most `EXAMPLES`.
        hint: how to mend it.
        dropped: what was done where invalid input is to be dropped; "" where it was not, or cannot be.

    """

    code: str
    message: str
    column: str | None = None
    count: int = 0
    examples: tuple[Example, ...] = ()
    hint: str | None = None
    dropped: str = ""

    def __str__(self) -> str:
        shown = f", such as {'; '.join(map(str, self.examples))}" if self.examples else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.message}{shown} [{self.code}]{hint}"


class SurveyError(ValueError):
    """A table, or an engine, that gives no answer.

    Args:
        problems: everything found, at least one.

    """

    def __init__(self, *problems: SurveyProblem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class NotANumber(SurveyError):  # noqa: N818 - where it is expected, it is no error
    """A query that casts texts to numbers came upon one that is none."""


class EngineMissing(ImportError):  # noqa: N818 - it is a state of the installation, not a fault of the input
    """The engine asked for is not installed.

    Args:
        extra: the extra that brings it: `survey` or `spark`.

    """

    def __init__(self, extra: str) -> None:
        super().__init__(f"this needs an engine that is not installed: pip install 'mot-cli[{extra}]'")
        self.extra = extra
