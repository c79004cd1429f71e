"""Which names are states, regions or buildings, and which words name the people of a place.

The sets say only LOC; OntoNotes tells governed places (GPE), natural ones (LOC) and built ones (FAC) apart. Lists and
head words decide; a place that neither knows is taken as GPE, since most place names in news are towns.
"""

from __future__ import annotations

from training.ner.word_lists import entries, words

# "country: words for its people"; the words serve as NORP.
_COUNTRIES = """Afghanistan:Afghan,Afghans|Albania:Albanian|Algeria:Algerian|Andorra|Angola:Angolan|
Argentina:Argentine,Argentinian|Armenia:Armenian|Australia:Australian|Austria:Austrian|Azerbaijan:Azerbaijani|
Bahamas|Bahrain:Bahraini|Bangladesh:Bangladeshi|Barbados|Belarus:Belarusian|Belgium:Belgian|Belize|Benin|
Bermuda|Bhutan|Bolivia:Bolivian|Bosnia:Bosnian|Bosnia and Herzegovina|Botswana|Brazil:Brazilian|
Britain:British,Briton,Britons|Brunei|Bulgaria:Bulgarian|Burkina Faso|Burma:Burmese|Burundi|
Cambodia:Cambodian|Cameroon:Cameroonian|Canada:Canadian|Chad:Chadian|Chile:Chilean|China:Chinese|
Colombia:Colombian|Congo:Congolese|Costa Rica|Croatia:Croatian|Cuba:Cuban|Cyprus:Cypriot|Czech Republic:Czech|
Czechia|Denmark:Danish,Dane|Djibouti|Dominican Republic|East Timor|Ecuador:Ecuadorian|Egypt:Egyptian|
El Salvador:Salvadoran|England|Eritrea:Eritrean|Estonia:Estonian|Ethiopia:Ethiopian|Fiji|Finland:Finnish|
France:French|Gabon|Gambia|Georgia:Georgian|Germany:German|Ghana:Ghanaian|Greece:Greek|Greenland|
Guatemala:Guatemalan|Guinea|Guyana|Haiti:Haitian|Honduras:Honduran|Hong Kong|Hungary:Hungarian|
Iceland:Icelandic|India:Indian|Indonesia:Indonesian|Iran:Iranian|Iraq:Iraqi|Ireland:Irish|Israel:Israeli|
Italy:Italian|Ivory Coast:Ivorian|Jamaica:Jamaican|Japan:Japanese|Jordan:Jordanian|Kazakhstan:Kazakh|
Kenya:Kenyan|Kosovo|Kuwait:Kuwaiti|Kyrgyzstan:Kyrgyz|Laos|Latvia:Latvian|Lebanon:Lebanese|Lesotho|
Liberia:Liberian|Libya:Libyan|Liechtenstein|Lithuania:Lithuanian|Luxembourg|Macau|Macedonia:Macedonian|
Madagascar|Malawi|Malaysia:Malaysian|Maldives|Mali:Malian|Malta:Maltese|Mauritania|Mauritius|Mexico:Mexican|
Moldova:Moldovan|Monaco|Mongolia:Mongolian|Montenegro|Morocco:Moroccan|Mozambique|Myanmar|Namibia|
Nepal:Nepalese,Nepali|Netherlands:Dutch|New Zealand|Nicaragua:Nicaraguan|Niger|Nigeria:Nigerian|North Korea|
Norway:Norwegian|Oman:Omani|Pakistan:Pakistani|Palestine:Palestinian|Panama:Panamanian|Papua New Guinea|
Paraguay|Peru:Peruvian|Philippines:Filipino|Poland:Polish|Portugal:Portuguese|Puerto Rico|Qatar:Qatari|
Romania:Romanian|Russia:Russian|Rwanda:Rwandan|Saudi Arabia:Saudi|Scotland:Scottish|Senegal|
Serbia:Serbian,Serb|Sierra Leone|Singapore:Singaporean|Slovakia:Slovak|Slovenia:Slovenian|Somalia:Somali|
South Africa|South Korea|Soviet Union:Soviet|Spain:Spanish|Sri Lanka|Sudan:Sudanese|Sweden:Swedish|
Switzerland:Swiss|Syria:Syrian|Taiwan:Taiwanese|Tajikistan:Tajik|Tanzania|Thailand:Thai|Tibet:Tibetan|Togo|
Tunisia:Tunisian|Turkey:Turkish|Turkmenistan|U.K.|U.S.|U.S.A.|UAE|UK|US|USA|USSR|Uganda:Ugandan|
Ukraine:Ukrainian|United Arab Emirates|United Kingdom|United States:American|United States of America|
Uruguay:Uruguayan|Uzbekistan:Uzbek|Vatican|Venezuela:Venezuelan|Vietnam:Vietnamese|Wales:Welsh|Yemen:Yemeni|
Yugoslavia|Zambia:Zambian|Zimbabwe:Zimbabwean"""

_MORE_PEOPLES = """
African,Asian,European,Latin American,Korean,Arab,Arabs,Kurd,Kurds,Kurdish,Jew,Jews,Jewish,Muslim,Muslims,
Christian,Christians,Catholic,Catholics,Islamic,Islamist,Sunni,Sunnis,Shi'ite,Shiite,Shia,Buddhist,Hindu,
Hindus,Scandinavian,Chechen,Tamil,Basque,Republican,Republicans,Democrat,Democrats,Conservative,Soviets,
Palestinians,Western,Californian,Texan,Hispanic,Latino,Protestant,Eurosceptic,Communist,Socialist"""

_REGIONS = """Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|
Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|
Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|North Carolina|North Dakota|Ohio|
Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|
Washington|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|Alberta|British Columbia|Bavaria|Catalonia|
Guangdong|Sichuan|Zhejiang|Xinjiang|Punjab|Queensland|Victoria|New South Wales|Northern Ireland|Kashmir|Gaza|
West Bank|Crimea|Bay Area"""

_LOC_NAMES = frozenset(
    entries("""Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania|Eurasia|
Arctic|Middle East|Southeast Asia|South Asia|East Asia|Central Asia|Eastern Europe|Western Europe|
North Africa|West Africa|East Africa|Balkans|Caucasus|Caribbean|Silicon Valley|Atlantic|Pacific|Mediterranean|
Himalayas|Alps|Andes|Sahara|Earth|Mars|Moon|Venus|Jupiter|Saturn|Mercury|Neptune|Uranus|Pluto|Scandinavia|
Siberia|Midwest|Asia-Pacific|Asia Pacific|West Coast|East Coast|Bay Area|West Bank|Kashmir|Europa|Titan""")
)
_LOC_HEADS = frozenset(
    words("""
river lake sea ocean mountain mountains mount mt. island islands isle gulf bay strait desert valley peninsula
canyon coast basin falls glacier forest delta creek cape plateau canal hills reef volcano crater rainforest""")
)
_FAC_HEADS = frozenset(
    words("""airport bridge building stadium street avenue road boulevard tower station hall museum palace highway arena
park center centre plaza prison castle cathedral church mosque temple square dam port harbor tunnel hospital
campus hotel house mall theatre theater garden gardens base factory zoo pier terminal""")
)


def _peoples() -> frozenset[str]:
    words: set[str] = set()
    for entry in entries(_COUNTRIES):
        named = entry.partition(":")[2]
        words.update(word.strip() for word in named.split(",") if word.strip())
    words.update(word.strip() for word in _MORE_PEOPLES.replace("\n", "").split(","))
    plurals = {word + "s" for word in words if word.endswith(("an", "ian", "i", "ese", "Greek"))}
    return frozenset(words | {word for word in plurals if not word.endswith("eses")})


COUNTRIES = frozenset(entry.partition(":")[0] for entry in entries(_COUNTRIES))
REGIONS = frozenset(entries(_REGIONS))
PEOPLES = _peoples()


def _bare(name: str) -> str:
    return name[4:] if name[:4] in {"the ", "The "} else name


def is_country(name: str) -> bool:
    """Whether the name is a state (so that an acting country can be told from an organisation)."""
    return _bare(name) in COUNTRIES


def is_people(word: str) -> bool:
    """Whether the word names a nationality, religion or political grouping for certain."""
    return word in PEOPLES


def place_label(name: str) -> str:
    """GPE, LOC or FAC for a name known to be a place."""
    bare = _bare(name)
    if bare in _LOC_NAMES:
        return "LOC"
    if bare in COUNTRIES or bare in REGIONS:
        return "GPE"
    words = bare.lower().split()
    if not words:
        return "GPE"
    if words[-1] in _FAC_HEADS and len(words) > 1:
        return "FAC"
    if len(words) > 1 and (words[-1] in _LOC_HEADS or words[0] in {"lake", "mount", "mt.", "gulf", "cape"}):
        return "LOC"
    return "GPE"
