"""One spelling for the site: what is British is told with its American spelling, and nothing else is."""

import sys
from pathlib import Path

import pytest

from machidx.language import spelling
from machidx.markdown.markup import without_targets
from machidx.rules import dialects

BRITISH = """
    organise organize · Organisations Organizations · organisational organizational · recognised recognized ·
    recognisable recognizable · utilising utilizing · digitalisation digitalization · customiser customizer ·
    anonymised anonymized · privatise privatize · disorganised disorganized · COMPUTERISED COMPUTERIZED ·
    analyse analyze · analysed analyzed · analysing analyzing · analyser analyzer · catalysed catalyzed ·
    colour color · Colours Colors · discoloured discolored · favourite favorite · favourably favorably ·
    neighbourhoods neighborhoods · behavioural behavioral · honour honor · labourers laborers · harbour harbor ·
    rumours rumors · vapour vapor · flavour flavor · humour humor · endeavours endeavors · armoured armored ·
    centre center · centres centers · centred centered · centring centering · centrepiece centerpiece ·
    theatre theater · litres liters · kilometres kilometers · fibre fiber · epicentre epicenter · calibre caliber ·
    travelling traveling · travellers travelers · cancelled canceled · labelled labeled · modelling modeling ·
    signalled signaled · fuelled fueled · counsellor counselor · marvellous marvelous · unrivalled unrivaled ·
    fulfil fulfill · fulfilment fulfillment · fulfilments fulfillments · enrolment enrollment · enrols enrolls ·
    instalments installments · skilful skillful · wilfully willfully · defence defense · offences offenses ·
    licence license · licences licenses · licenced licensed · practise practice · practised practiced ·
    programme program · programmes programs · catalogue catalog · catalogued cataloged · cataloguing cataloging ·
    cheque check · grey gray · focussed focused · ageing aging · towards toward · whilst while · learnt learned ·
    jewellery jewelry ·
    nationalise nationalize · nationalisation nationalization · judgement judgment · enquiry inquiry ·
    enquiries inquiries · acknowledgement acknowledgment · analogue analog · tyre tire · kerb curb · kerbside curbside ·
    storey story · storeys stories · draught draft · plough plow · mould mold · sceptical skeptical ·
    manoeuvre maneuver · aluminium aluminum · paediatric pediatric · orthopaedic orthopedic · anaesthetic anesthetic ·
    haemorrhage hemorrhage · foetus fetus · encyclopaedia encyclopedia · artefact artifact · sulphur sulfur ·
    pyjamas pajamas · moustache mustache · cosy cozy · speciality specialty · aeroplane airplane · yoghurt yogurt ·
    kilogramme kilogram · totalled totaled · dialling dialing ·
    benefitted benefited · worshippers worshipers · chequered checkered · dreamt dreamed · spoilt spoiled ·
    revitalise revitalize · revitalisation revitalization · prioritise prioritize · monetise monetize ·
    digitise digitize · decarbonise decarbonize · westernise westernize · regionalise regionalize ·
    containerised containerized · Customisation Customization · recolour recolor · relabelled relabeled ·
    colourblind colorblind · theatres theaters · sabre saber · pretence pretense · enrol enroll · appal appall
"""
AMERICAN = """
    analyses analysis paralyses catalysts programmed programmer programming program programs
    fulfilled fulfilling fulfillment enrolled enrolling enrollment installed installment distilled skillful
    cancellation cancellations compelled controlled controller excellent propeller seller smaller chancellor
    hour hours your four tour tours detour contour glamour pour source course resources journal
    more store score acre acres genre mediocre massacre metrics centric literature theory central center
    exercise exercises advertise advertising supervise revise revised promise otherwise likewise enterprise
    precise premises rise raised organism organist emphasis emphases optimism realistic socialist criticism
    finalist capitalism specialist hypothesis burnt spelt leapt practice practices license licensed fence hence
    evidence defense catalog dialogue check checked focused biases sacred entered filtered greyhound
    axe axes reprise improvisation globally gases buses dealt film forthcoming gauge curricula likeable aesthetic
    archaeology tonne omelette metropolises crises chalices notices services surprise disguise franchise premise
    tortoise merchandise televise devise paradise arise council counsel mileage judgment inquiry colorful
    """


CASES = [pair.split() for pair in BRITISH.split("·")]
KNOWN = dialects.american_spellings(spelling.asked([BRITISH, AMERICAN]))


def british(text: str) -> list[tuple[int, str, str]]:
    return list(spelling.british(text, frozenset(KNOWN.items())))


@pytest.mark.parametrize("pair", CASES, ids=lambda pair: pair[0])
def test_a_british_word_is_told_with_its_american_spelling(pair: list[str]) -> None:
    word, american = pair
    assert british(f"The {word}.") == [(4, word, american)]
    assert british(american) == []


@pytest.mark.parametrize("word", AMERICAN.split())
def test_an_american_word_passes(word: str) -> None:
    assert british(f"{word} {word.capitalize()} {word.upper()}") == []


@pytest.mark.parametrize(
    "text",
    [
        "`colour` [here](colour.md){ #colour } ColourApp",
        'The sign says "City Centre" and “No parking at the kerb”.',
        "Data of the Organisation for Economic Co-operation and Development.",
    ],
)
def test_code_addresses_quotations_and_names_are_left_alone(text: str) -> None:
    assert british(without_targets(text)) == []


def test_what_is_misspelled_in_every_english_is_not_called_british() -> None:
    assert dialects.american_spellings({"teh", "ofice", "ono", "organised"}) == {"organised": "organized"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no program that only fails")
def test_a_list_that_cannot_be_asked_is_told_and_not_taken_for_right_spelling(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialects, "_program", lambda: Path("false"))
    with pytest.raises(OSError, match="typos"):
        dialects.american_spellings({"realised"})


def test_nobody_is_disturbed_by_settings_for_typos(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "typos.toml").write_text('[default.extend-words]\nmodernised = "modernised"\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert dialects.american_spellings({"modernised"}) == {"modernised": "modernized"}
