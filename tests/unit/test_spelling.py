"""One spelling for the site: what is British is told with its American spelling, and nothing else is."""

import pytest

from machidx.language.spelling import british

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
    jewellery jewelry
"""
AMERICAN = """
    analyses analysis paralyses catalysts programmed programmer programming program programs
    fulfilled fulfilling fulfillment enrolled enrolling enrollment installed installment distilled skillful
    cancellation cancellations compelled controlled controller excellent propeller seller smaller chancellor
    hour hours your four tour tours detour contour glamour pour source course resources journal
    more store score acre acres genre mediocre massacre metrics centric literature theory central center
    exercise exercises advertise advertising supervise revise revised promise otherwise likewise enterprise
    precise premises rise raised organism organist emphasis emphases optimism realistic socialist criticism
    finalist capitalism specialist hypothesis burnt dreamt spelt practice practices license licensed fence hence
    evidence defense catalog dialogue check checked focused biases sacred entered filtered greyhound
    """


@pytest.mark.parametrize("pair", [pair.split() for pair in BRITISH.split("·")], ids=lambda pair: pair[0])
def test_a_british_word_is_told_with_its_american_spelling(pair: list[str]) -> None:
    word, american = pair
    assert list(british(f"The {word}.")) == [(4, word, american)]
    assert list(british(american)) == []


@pytest.mark.parametrize("word", AMERICAN.split())
def test_an_american_word_passes(word: str) -> None:
    assert list(british(f"{word} {word.capitalize()} {word.upper()}")) == []


def test_code_addresses_and_names_are_no_words() -> None:
    assert list(british("`colour` [here](colour.md){ #colour } ColourApp")) == []
