"""Results as JSON documents, described by schemas/output.schema.json.

A plain read loads no ``json`` module: an entry's body is ready JSON from the index, and the few
strings around it are quoted by text.safe.quote.
"""

from ..model import RATINGS, DefineResult, Entry, Match, PlainRead, Question, Suggestion
from ..text.safe import escape_json, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..errors import GlosstermError
    from ..outcomes import CompareResult, FaqResult

SCHEMA_VERSION = 1  # a change that breaks a reader raises it


def define(result: DefineResult) -> str:
    """The document of ``define``."""
    return envelope(
        "define",
        result.withheld,
        f'"query":{quote(result.query)},"entries":[{joined(map(_entry, result.entries))}],'
        f'"suggestions":[{joined(map(suggestion_object, result.suggestions))}]',
    )


def define_line(result: "DefineResult | PlainRead") -> str:
    """The document of ``define`` for one line of a batch.

    That of a plain read is written out in one piece: a batch's speed (benchmarks/README.md) is
    this line's. tests/glossary/test_batch.py holds it to what ``define`` writes.
    """
    if isinstance(result, DefineResult):
        return define(result)
    query = quote(result.query)
    by = "exact" if result.on == result.query else "folded"
    return (
        f'{{"schema_version":{SCHEMA_VERSION},"command":"define","withheld":0,"query":{query},'
        f'"entries":[{{"query":{query},"match":{{"label":"{result.label}","by":"{by}",'
        f'"on":{quote(result.on)},"score":100}},{result.body[1:-1]},"relations":[],"facts":[],'
        f'"faq":[]}}],"suggestions":[]}}'
    )


def compare(result: "CompareResult") -> str:
    """The document of ``compare``."""
    terms = joined(
        f'{{"query":{quote(entry.query)},"match":{match_object(entry.match)},"id":{quote(entry.id)},'
        f'"term":{quote(entry.term)},"gloss":{quote(entry.gloss)},'
        f'"rating":"{RATINGS[entry.rating]}","category":{quote(entry.category)}}}'
        for entry in result.terms
    )
    relations = joined(
        f'{{"kind":{quote(relation.kind)},"from":{quote(relation.source)},'
        f'"to":{quote(relation.target)},"difference":{text_or_null(relation.difference)}}}'
        for relation in result.relations
    )
    facets = joined(
        f'{{"key":{quote(row.key)},"label":{quote(row.label)},'
        f'"differs":{"true" if row.differs else "false"},"values":{{'
        + joined(f"{quote(id)}:{_facet(value)}" for id, value in row.values.items())
        + "}}"
        for row in result.facets
    )
    faq = joined(
        f'{{"id":{quote(item.entry)},"question":{quote(item.question)},'
        f'"answer":{quote(item.answer)},"about":[{joined(map(quote, item.about))}]}}'
        for item in result.faq
    )
    missing = joined(
        f'{{"query":{quote(item.query)},'
        f'"suggestions":[{joined(map(suggestion_object, item.suggestions))}]}}'
        for item in result.missing
    )
    ambiguous = joined(
        f'{{"query":{quote(item.query)},"candidates":['
        + joined(
            f'{{"id":{quote(entry.id)},"term":{quote(entry.term)},"gloss":{quote(entry.gloss)}}}'
            for entry in item.candidates
        )
        + "]}"
        for item in result.ambiguous
    )
    return envelope(
        "compare",
        result.withheld,
        f'"terms":[{terms}],"relations":[{relations}],"facets":[{facets}],"faq":[{faq}],'
        f'"missing":[{missing}],"ambiguous":[{ambiguous}]',
    )


def faq(result: "FaqResult") -> str:
    """The document of ``faq``."""
    items = joined(
        f'{{"id":{quote(item.entry)},"term":{quote(item.term)},"question":{quote(item.question)},'
        f'"answer":{quote(item.answer)},"about":[{joined(map(quote, item.about))}],'
        f'"score":{item.score}}}'
        for item in result.items
    )
    return envelope(
        "faq",
        result.withheld,
        f'"query":{quote(result.query)},"mode":"{result.mode}","items":[{items}],'
        f'"suggestions":[{joined(map(suggestion_object, result.suggestions))}]',
    )


def error(problem: "GlosstermError", command: str) -> str:
    """The document of a failure, whatever the command."""
    return envelope(
        command,
        0,
        f'"error":{{"code":{quote(problem.code)},"message":{quote(problem.message)},'
        f'"hint":{quote(problem.hint)}}}',
    )


def indented(document: str) -> str:
    """The same document for a person's eyes: one value a line."""
    import json  # on a terminal only

    return escape_json_lines(json.dumps(json.loads(document), ensure_ascii=False, indent=2))


def escape_json_lines(text: str) -> str:
    """Escape what must not reach a terminal in indented JSON, line by line."""
    return "\n".join(escape_json(line) for line in text.split("\n"))


def entry_fields(entry: Entry) -> str:
    """An entry as a JSON object without query and match."""
    relations = joined(
        f'{{"kind":{quote(relation.kind)},"to":{quote(relation.target)},'
        f'"term":{quote(relation.term)},"difference":{text_or_null(relation.difference)}}}'
        for relation in entry.relations
    )
    facts = joined(
        f'{{"label":{quote(fact.label)},"statement":{quote(fact.statement)},'
        f'"reference":{fact.reference}}}'
        for fact in entry.facts
    )
    return (
        f'{entry.body[:-1]},"relations":[{relations}],"facts":[{facts}],'
        f'"faq":[{joined(map(_question, entry.faq))}]}}'
    )


def envelope(command: str, withheld: int, rest: str) -> str:
    """A document with the keys that all of them have, then its own."""
    return (
        f'{{"schema_version":{SCHEMA_VERSION},"command":{quote(command)},'
        f'"withheld":{withheld},{rest}}}'
    )


def _entry(entry: Entry) -> str:
    head = f'{{"query":{quote(entry.query)},"match":{match_object(entry.match)},'
    return head + entry_fields(entry)[1:]


def match_object(match: "Match | None") -> str:
    """How a query reached an entry, as a JSON object."""
    if match is None:
        return "null"
    return (
        f'{{"label":"{match.label}","by":"{match.by}","on":{quote(match.on)},'
        f'"score":{match.score}}}'
    )


def suggestion_object(suggestion: Suggestion) -> str:
    """A suggestion as a JSON object."""
    return (
        f'{{"id":{quote(suggestion.id)},"term":{quote(suggestion.term)},'
        f'"score":{suggestion.score}}}'
    )


def _question(item: Question) -> str:
    return (
        f'{{"question":{quote(item.question)},"answer":{quote(item.answer)},'
        f'"about":[{joined(map(quote, item.about))}]}}'
    )


def _facet(value: "tuple[str, str] | None") -> str:
    if value is None:
        return "null"
    return f'{{"value":{quote(value[0])},"note":{text_or_null(value[1])}}}'


def text_or_null(text: str) -> str:
    """A text as a JSON string; null where it is empty."""
    return quote(text) if text else "null"


def joined(parts: "object") -> str:
    """JSON values with commas between them."""
    return ",".join(parts)  # type: ignore[arg-type]
