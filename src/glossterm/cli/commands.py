"""The commands: open the glossary, ask, hand the result to a view, return an exit status."""

from ..errors import NOT_FOUND, OK, UsageError
from ..glossary.glossary import Glossary
from ..model import RATINGS, DefineResult
from ..views import machine
from .options import Options
from .streams import Streams

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Entry, Suggestion
    from ..outcomes import FaqResult
    from ..views.wording import Vocabulary


_AT_ONCE = 64  # documents of a batch that are written together


def run(options: Options, streams: Streams) -> int:
    """Carry out a command that reads glossaries.

    Args:
        options: what was asked.
        streams: where the answer goes.

    Returns:
        0 where everything asked for was found, else 1.

    Raises:
        GlosstermError: the request or the data cannot be used.
    """
    if options.color not in ("auto", "always", "never"):
        raise UsageError(
            f"“{options.color}” is not a colour mode", "use --color auto, always or never"
        )
    if options.json and (options.brief or options.field):
        raise UsageError(
            "--json prints whole documents; --brief and --field do not go with it",
            "pick a field with jq: glossterm define ntr --json | jq -r .entries[0].gloss",
        )
    if options.command == "define":
        return define(options, streams)
    if options.command == "compare":
        return compare(options, streams)
    if options.command == "faq":
        return faq(options, streams)
    from .finding import find  # not needed to define

    return find(options, streams)


def open_glossary(options: Options, streams: Streams) -> Glossary:
    """Open what the options ask for, and the environment where they are silent."""
    return Glossary.open(
        bundled=None if options.bundled else False,
        max_rating=options.max_rating,
        only=options.glossary,
        warn=lambda message: streams.message(f"glossterm: warning: {message}"),
    )


def define(options: Options, streams: Streams) -> int:
    """Answer ``glossterm define``."""
    if options.words == ["-"]:
        return _batch(options, streams)
    query = " ".join(options.words)
    if not query.strip():
        raise UsageError("nothing to look up", "try: glossterm define ntr")
    with open_glossary(options, streams) as glossary:
        return _define(query, options, glossary, streams)


def _define(query: str, options: Options, glossary: Glossary, streams: Streams) -> int:
    result = glossary.define(query, exact=options.exact, limit=options.limit)
    if options.json:
        document(machine.define(result), streams)
    elif result.entries:
        show_entries(result.entries, result.suggestions, glossary, options, streams)
        if options.field and not show_field(result.entries, options.field, streams):
            streams.message(f"glossterm: {result.entries[0].term} has no {options.field}")
            return NOT_FOUND
        tell_withheld(result.withheld, glossary, streams)
    else:
        from .misses import define_miss  # only for a miss

        define_miss(result, options, glossary, streams)
    return OK if result.entries else NOT_FOUND


def compare(options: Options, streams: Streams) -> int:
    """Answer ``glossterm compare``."""
    if any(not word.strip() for word in options.words):
        raise UsageError("one of the terms is empty", "try: glossterm compare netorare cuckold")
    if len(options.words) < 2:
        raise UsageError(
            "compare takes two to six terms", "try: glossterm compare netorare cuckold"
        )
    with open_glossary(options, streams) as glossary:
        return _compare(options, glossary, streams)


def _compare(options: Options, glossary: Glossary, streams: Streams) -> int:
    from ..glossary.compare import terms_of

    result = glossary.compare(terms_of(glossary, options.words), exact=options.exact)
    if options.json:
        document(machine.compare(result), streams)
    else:
        from .misses import compare_misses

        if len(result.terms) > 1:
            from ..views.comparison import Comparison

            laid_out = Comparison(result, vocabulary(glossary), options.differences)
            if rich(options, streams):
                from ..views import terminal_comparison
                from .screens import show

                show(
                    lambda screen: terminal_comparison.comparison(laid_out, screen),
                    options,
                    streams,
                )
            else:
                from ..views import plain

                streams.write(plain.comparison(laid_out))
        compare_misses(result, glossary, streams)
        tell_withheld(result.withheld, glossary, streams)
    return NOT_FOUND if result.missing or result.ambiguous else OK


def faq(options: Options, streams: Streams) -> int:
    """Answer ``glossterm faq``."""
    query = " ".join(options.words)
    if options.words and not query.strip():
        raise UsageError("nothing to ask", "try: glossterm faq ntr")
    with open_glossary(options, streams) as glossary:
        return _faq(query, options, glossary, streams)


def _faq(query: str, options: Options, glossary: Glossary, streams: Streams) -> int:
    result = glossary.faq(query, exact=options.exact, limit=options.limit)
    if options.json:
        document(machine.faq(result), streams)
    elif result.items:
        _show_questions(result, glossary, options, streams)
        tell_withheld(result.withheld, glossary, streams)
    else:
        from .misses import faq_miss

        faq_miss(result, glossary, streams)
        if not result.named:
            tell_withheld(result.withheld, glossary, streams)
    return OK if result.items else NOT_FOUND


def _batch(options: Options, streams: Streams) -> int:
    """One query a line from standard input, one JSON document a line out."""
    if options.brief or options.field:
        raise UsageError(
            "define - writes JSON, one document a line; --brief and --field do not go with it",
            "try: glossterm define - < words.txt | jq -r .entries[0].gloss",
        )
    from ..glossary.batch import define_each  # not for a single word

    status = OK
    with open_glossary(options, streams) as glossary:
        for queries in streams.lines():
            glossary.mend()  # hours may lie between two lines
            waiting = []
            for result in define_each(glossary, queries, options.exact, options.limit):
                if isinstance(result, DefineResult) and not result.entries:
                    status = NOT_FOUND
                waiting.append(machine.define_line(result))
                if len(waiting) == _AT_ONCE:
                    streams.write("\n".join(waiting) + "\n")
                    waiting.clear()
            if waiting:
                streams.write("\n".join(waiting) + "\n")
            streams.flush()  # nobody waits: all lines that have arrived are answered
    return status


def document(document: str, streams: Streams) -> None:
    """Write a JSON document: one line, indented on a terminal."""
    streams.write((machine.indented(document) if streams.is_terminal else document) + "\n")


def show_entries(
    entries: "list[Entry]",
    others: "list[Suggestion]",
    glossary: Glossary,
    options: Options,
    streams: Streams,
) -> None:
    """Show entries as cards, or with --brief a line each; --field shows nothing here.

    Where nothing else would say that an entry was guessed, a note on standard error does.
    """
    from ..views import plain

    if options.brief or options.field:
        _note_matches(entries, others, streams)
        if options.brief and not options.field:
            for entry in entries:
                streams.line(plain.brief(entry))
        return
    words = vocabulary(glossary)
    from ..glossary.questions import questions_about
    from ..views.card import Card

    cards = [
        Card(entry, words, len(questions_about(glossary, entry.id, set())), others)
        for entry in entries
    ]
    if rich(options, streams):
        from ..views import terminal_card
        from .screens import show

        for entry, card in zip(entries, cards, strict=True):
            near = {relation.target for relation in entry.relations}
            card.mark(glossary.names_in(card.texts(), own=[entry.id], near=near))
        show(lambda screen: terminal_card.cards(cards, screen), options, streams)
    else:
        streams.write(plain.cards(cards))


def _note_matches(entries: "list[Entry]", others: "list[Suggestion]", streams: Streams) -> None:
    """Say on standard error which entries were reached by more than their name as typed."""
    from ..views.wording import match_note

    for entry in entries:
        note = match_note(entry.query, entry.match, entry.term, others)
        if note:
            streams.message(f"glossterm: {note}")


def show_field(entries: "list[Entry]", field: str, streams: Streams) -> bool:
    """Write one field of each entry, a value a line; False where none has it."""
    from ..views import values

    lines = [line for entry in entries for line in values.field_lines(entry, field)]
    streams.write("".join(f"{line}\n" for line in lines))
    return bool(lines)


def _show_questions(
    result: "FaqResult", glossary: Glossary, options: Options, streams: Streams
) -> None:
    from ..views import plain, values

    if options.field or options.brief:
        _note_matches(result.entries, [], streams)
        for line in values.question_lines(result.items, options.field):
            if options.field:
                streams.write(f"{line}\n")
            else:
                streams.line(line)
        return
    from ..views.comparison import QuestionList

    laid_out = QuestionList(result)
    if rich(options, streams):
        from ..views import terminal_comparison
        from .screens import show

        own = {entry.id for entry in result.entries}
        near = {id for item in result.items for id in item.about}
        answers = [answer for _, answer, _ in laid_out.items]
        laid_out.names = glossary.names_in(answers, own=own, near=near)
        show(lambda screen: terminal_comparison.questions(laid_out, screen), options, streams)
    else:
        streams.write(plain.questions(laid_out))


def rich(options: Options, streams: Streams) -> bool:
    """Screens are for terminals, and for pipes that were promised colour."""
    return streams.is_terminal or streams.colour(options.color) != "none"


def vocabulary(glossary: Glossary) -> "Vocabulary":
    """The labels of the glossaries' categories, facets and values."""
    from ..views.wording import Vocabulary

    return Vocabulary(
        glossary.labels("category"), glossary.labels("facet"), glossary.labels("value")
    )


def tell_withheld(count: int, glossary: Glossary, streams: Streams, before: str = "") -> None:
    """Say on standard error how many entries the rating kept back, if any did."""
    if count:
        entries = "1 entry is" if count == 1 else f"{count} entries are"
        rating = RATINGS[glossary.most]
        streams.message(f"glossterm: {before}{entries} withheld: rated above {rating}")
