"""The JSON documents of search, list, related, random and info; see machine for the others."""

from ..model import RATINGS
from ..text.safe import quote
from .machine import _document, _join, _match, _suggestion, _text_or_null, entry_fields

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..answers import InfoResult, ListResult, RandomResult, RelatedResult, SearchResult


def search(result: "SearchResult") -> str:
    """The document of ``search``; a snippet is plain text."""
    hits = _join(
        f'{{"id":{quote(hit.id)},"term":{quote(hit.term)},"gloss":{quote(hit.gloss)},'
        f'"field":{quote(hit.field)},"snippet":{quote(hit.snippet)},"score":{hit.score}}}'
        for hit in result.hits
    )
    return _document("search", result.withheld, f'"query":{quote(result.query)},"hits":[{hits}]')


def list_terms(result: "ListResult") -> str:
    """The document of ``list``."""
    terms = _join(
        f'{{"id":{quote(term.id)},"term":{quote(term.term)},"native":{term.native_json},'
        f'"category":{quote(term.category)},"rating":"{RATINGS[term.rating]}",'
        f'"gloss":{quote(term.gloss)}}}'
        for term in result.terms
    )
    return _document("list", result.withheld, f'"terms":[{terms}]')


def related(result: "RelatedResult") -> str:
    """The document of ``related``; id, term and match are null where the term was not found."""
    links = _join(
        f'{{"kind":{quote(link.relation.kind)},"from":{quote(link.relation.source)},'
        f'"to":{quote(link.relation.target)},"term":{quote(link.relation.term)},'
        f'"difference":{_text_or_null(link.relation.difference)},"depth":{link.depth}}}'
        for link in result.links
    )
    path = "null"
    if result.path is not None:
        path = "[" + _join(
            f'{{"from":{quote(step.source)},"kind":{quote(step.kind)},"to":{quote(step.target)},'
            f'"term":{quote(step.term)}}}'
            for step in result.path
        ) + "]"  # fmt: skip
    return _document(
        "related",
        result.withheld,
        f'"query":{quote(result.query)},"match":{_match(result.match)},'
        f'"id":{_text_or_null(result.id)},"term":{_text_or_null(result.term)},'
        f'"relations":[{links}],"path":{path},'
        f'"suggestions":[{_join(map(_suggestion, result.suggestions))}]',
    )


def random(result: "RandomResult") -> str:
    """The document of ``random``: as ``define``, without query and match."""
    entries = _join(map(entry_fields, result.entries))
    return _document("random", result.withheld, f'"entries":[{entries}],"suggestions":[]')


def info(result: "InfoResult") -> str:
    """The document of ``info``."""
    glossaries = _join(
        f'{{"name":{quote(one.name)},"path":{quote(one.path)},"entries":{one.entries},'
        f'"state":{quote(one.state)}}}'
        for one in result.glossaries
    )
    return _document(
        "info",
        result.withheld,
        f'"version":{quote(result.version)},"glossaries":[{glossaries}],'
        f'"cache":{quote(result.cache)}',
    )
