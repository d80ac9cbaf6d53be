"""Results as JSON documents, described by schemas/output.schema.json.

A plain read loads no ``json`` module: an entry's body is ready JSON from the index, and the few
strings around it are quoted by text.safe.quote.
"""

from ..model import RATINGS, DefineResult, Entry, Match, Question, Relation, Suggestion
from ..text.safe import escape_json, quote

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..errors import GlosstermError
    from ..outcomes import CompareResult, FaqResult
    from ..problem import Problem

SCHEMA_VERSION = 1  # a change that breaks a reader raises it


def define(result: DefineResult) -> str:
    """The document of ``define``."""
    return _document(
        "define",
        result.withheld,
        f'"query":{quote(result.query)},"entries":[{_join(map(_entry, result.entries))}],'
        f'"suggestions":[{_join(map(_suggestion, result.suggestions))}]',
    )


def compare(result: "CompareResult") -> str:
    """The document of ``compare``."""
    terms = _join(
        f'{{"query":{quote(entry.query)},"match":{_match(entry.match)},"id":{quote(entry.id)},'
        f'"term":{quote(entry.term)},"gloss":{quote(entry.gloss)},'
        f'"rating":"{RATINGS[entry.rating]}","category":{quote(entry.category)}}}'
        for entry in result.terms
    )
    relations = _join(
        f'{{"kind":{quote(relation.kind)},"from":{quote(relation.source)},'
        f'"to":{quote(relation.target)},"difference":{_text_or_null(relation.difference)}}}'
        for relation in result.relations
    )
    facets = _join(
        f'{{"key":{quote(row.key)},"label":{quote(row.label)},'
        f'"differs":{"true" if row.differs else "false"},"values":{{'
        + _join(f"{quote(id)}:{_facet(value)}" for id, value in row.values.items())
        + "}}"
        for row in result.facets
    )
    faq = _join(
        f'{{"id":{quote(item.entry)},"question":{quote(item.question)},'
        f'"answer":{quote(item.answer)},"about":[{_join(map(quote, item.about))}]}}'
        for item in result.faq
    )
    missing = _join(
        f'{{"query":{quote(item.query)},'
        f'"suggestions":[{_join(map(_suggestion, item.suggestions))}]}}'
        for item in result.missing
    )
    ambiguous = _join(
        f'{{"query":{quote(item.query)},"candidates":['
        + _join(
            f'{{"id":{quote(entry.id)},"term":{quote(entry.term)},"gloss":{quote(entry.gloss)}}}'
            for entry in item.candidates
        )
        + "]}"
        for item in result.ambiguous
    )
    return _document(
        "compare",
        result.withheld,
        f'"terms":[{terms}],"relations":[{relations}],"facets":[{facets}],"faq":[{faq}],'
        f'"missing":[{missing}],"ambiguous":[{ambiguous}]',
    )


def faq(result: "FaqResult") -> str:
    """The document of ``faq``."""
    items = _join(
        f'{{"id":{quote(item.entry)},"term":{quote(item.term)},"question":{quote(item.question)},'
        f'"answer":{quote(item.answer)},"about":[{_join(map(quote, item.about))}],'
        f'"score":{item.score}}}'
        for item in result.items
    )
    return _document(
        "faq",
        result.withheld,
        f'"query":{quote(result.query)},"mode":"{result.mode}","items":[{items}],'
        f'"suggestions":[{_join(map(_suggestion, result.suggestions))}]',
    )


def validate(problems: "list[Problem]", checked: int) -> str:
    """The document of ``validate``."""
    rows = _join(
        f'{{"file":{quote(problem.file)},"line":{problem.line},"column":{problem.column},'
        f'"rule":{quote(problem.rule)},"severity":{quote(problem.severity)},'
        f'"message":{quote(problem.message)}}}'
        for problem in problems
    )
    return _document("validate", 0, f'"problems":[{rows}],"checked":{checked}')


def error(problem: "GlosstermError", command: str) -> str:
    """The document of a failure, whatever the command."""
    return _document(
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
    relations = _join(
        f'{{"kind":{quote(relation.kind)},"to":{quote(relation.target)},'
        f'"term":{quote(relation.term)},"difference":{_text_or_null(relation.difference)}}}'
        for relation in entry.relations
    )
    facts = _join(
        f'{{"label":{quote(fact.label)},"statement":{quote(fact.statement)},'
        f'"reference":{fact.reference}}}'
        for fact in entry.facts
    )
    return (
        f'{entry.body[:-1]},"relations":[{relations}],"facts":[{facts}],'
        f'"faq":[{_join(map(_question, entry.faq))}]}}'
    )


def _document(command: str, withheld: int, rest: str) -> str:
    return (
        f'{{"schema_version":{SCHEMA_VERSION},"command":{quote(command)},'
        f'"withheld":{withheld},{rest}}}'
    )


def _entry(entry: Entry) -> str:
    head = f'{{"query":{quote(entry.query)},"match":{_match(entry.match)},'
    return head + entry_fields(entry)[1:]


def _match(match: "Match | None") -> str:
    if match is None:
        return "null"
    return (
        f'{{"label":"{match.label}","by":"{match.by}","on":{quote(match.on)},'
        f'"score":{match.score}}}'
    )


def _suggestion(suggestion: Suggestion) -> str:
    return (
        f'{{"id":{quote(suggestion.id)},"term":{quote(suggestion.term)},'
        f'"score":{suggestion.score}}}'
    )


def _question(item: Question) -> str:
    return (
        f'{{"question":{quote(item.question)},"answer":{quote(item.answer)},'
        f'"about":[{_join(map(quote, item.about))}]}}'
    )


def _facet(value: "tuple[str, str] | None") -> str:
    if value is None:
        return "null"
    return f'{{"value":{quote(value[0])},"note":{_text_or_null(value[1])}}}'


def _text_or_null(text: str) -> str:
    return quote(text) if text else "null"


def _join(parts: "object") -> str:
    return ",".join(parts)  # type: ignore[arg-type]


__all__ = ["Relation", "compare", "define", "error", "faq", "indented", "validate"]
