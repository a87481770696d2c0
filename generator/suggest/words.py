"""English words with a capital that are no names, alone or at all: tables to be added to.

All are in small letters. What is no name is cut off the ends of a sequence of capitals; what is a part of
names is left in it, but does not make a name alone.
"""

# Roles and times: they stand beside names with a capital, and are no part of them.
BREAKS = frozenset(
    """
    january february march april may june july august september october november december jan feb mar apr
    jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue wed
    thu fri sat sun christmas easter mr mrs ms dr prof sir ceo cfo cto coo cmo cio evp svp vp president
    chairman chairwoman chief executive officer director founder founders co-founder cofounder co-founders
    chancellor minister secretary senator representative governor mayor judge justice professor colonel
    spokesman spokeswoman spokesperson king queen prince princess pope lawyer attorney analyst analysts
    """.split()
)

# Words that begin a sentence, and terms that some write with a capital.
COMMON = frozenset(
    """
    a an the this that these those it its he she they we you i his her their our my your there here what
    which who whom whose when where why how if in on at by for from to of with without within as and but or
    nor so yet not no yes all any both each every few many more most much other others another some such
    than then too very can could may might must shall should will would do does did done is are was were be
    been being has have had having after before during since until till while although though because
    however meanwhile moreover also still even only just now today yesterday tomorrow tonight last next once
    twice again already always never often sometimes soon later earlier recently instead rather otherwise
    therefore thus hence nonetheless nevertheless besides despite beyond behind below above under over
    across along among amid around against between into onto off out up down through throughout toward
    towards upon via per like unlike about nearly almost roughly approximately perhaps maybe whether either
    neither let see say says said one two three four five six seven eight nine ten eleven twelve dozens
    hundreds thousands millions billions half quarter third second first fourth fifth several less least
    fewer enough plenty quite little great good better best bad worse worst new old early late high higher
    low lower big bigger large larger small smaller long longer short shorter strong stronger weak fast
    faster slow full empty real true false right wrong same different separate main major minor key top
    total overall early-stage late-stage up-to free open closed public private human spring summer autumn
    winter vice chair manager head general doctor investor investors developer developers user users
    customer customers researcher researchers engineer engineers employee employees worker workers
    executives official officials regulator regulators lawmaker lawmakers critic critics expert experts
    scientist scientists author authors reader readers reporter reporters journalist journalists buyer
    buyers seller sellers shareholder shareholders member members teams team staff people person women men
    children students student teachers teacher parents patients patient doctors nobody somebody everybody
    everyone someone something nothing everything anyone anything none company companies startup startups
    start-up start-ups firm firms chipmaker chipmakers automaker automakers carmaker carmakers lender
    lenders maker makers vendor vendors supplier suppliers rival rivals competitor competitors partner
    partners parent owner owners giant giants subsidiary unit units business businesses industry market
    markets sector sectors government governments court courts congress parliament police share shares stock
    stocks revenue revenues sales profit profits loss losses cost costs price prices pricing valuation
    funding investment investments deal deals round rounds contract contracts agreement agreements
    acquisition acquisitions merger mergers spending capital capacity demand supply growth debt equity cash
    money interest inflation rate rates tax taxes tariff tariffs trade rule rules law laws ban bans bill
    bills case cases report reports reporting source sources study studies paper papers survey test tests
    testing result results figure figures number numbers data details detail news story stories article
    background summary overview introduction conclusion context analysis opinion comment comments note notes
    update updates highlights takeaway takeaways contents references reference question questions answer
    answers issue issues problem problems risk risks safety security privacy copyright access use usage work
    works job jobs life world time times year years month months week weeks day days hour hours minute
    minutes date dates training inference compute power energy electricity memory storage servers server
    chips chip hardware software models model weights weight tokens token prompt prompts benchmark
    benchmarks agent agents agentic assistant assistants robot robots humanoid humanoids device devices
    phone phones tool tools app apps feature features product products service services platform platforms
    system systems version versions release releases launch launches demo demos preview beta alpha bug bugs
    code coding programming skill skills plugin plugins workflow workflows dataset datasets pipeline
    framework frameworks library libraries toolkit engine transformer transformers embedding embeddings
    diffusion attention reasoning learning alignment hallucination hallucinations multimodal vision language
    speech voice video videos image images music text audio camera startup-stage series seed stage phase
    part chapter section table appendix step level tier class type kind make makes made making take takes
    took taken taking get gets got getting give gives gave given giving put puts go goes went gone going
    come comes came coming keep keeps kept hold holds held run runs running find finds found show shows
    showed shown call calls called ask asks asked tell tells told think thinks thought know knows knew known
    look looks looked want wants wanted need needs needed try tries tried use used using build builds built
    building buy buys bought buying sell sold selling raise raises raised raising pay pays paid paying cut
    cuts cutting rise rises rose risen rising fall falls fell fallen falling grow grows grew start starts
    started begin begins began end ends ended stop stops stopped change changes changed move moves moved
    plan plans planned expect expects expected announce announces announced unveil unveils unveiled
    according based including depending compared given provided asked following citing meaning leaving
    """.split()
)

# Parts of names that are none alone.
PARTS = frozenset(
    """
    ai ml llm lab labs inc corp ltd llc plc co group capital partners holdings holding ventures technologies
    technology tech robotics semiconductor semiconductors cloud studio studios pro max mini plus ultra lite
    flash turbo nano air standard premium basic advanced edition chat bot search engine center centre
    research intelligence artificial network networks computing digital internet web online mobile media
    health finance insurance enterprise consumer education development operations operating design
    engineering science sciences machine deep neural super smart virtual cyber quantum auto space
    space-based global international national american central federal state royal north south east west
    northern southern eastern western street valley house avenue park university institute college school
    academy bank fund foundation association committee commission council department ministry agency office
    bureau board administration authority union party act treaty summit conference forum award awards prize
    index exchange daily weekly journal magazine review press post radio tv experience program programme
    project initiative task tasks force document documents
    """.split()
)

# With one of these a place makes the name of an organisation: New York Times, European Commission.
ORGANISATIONS = frozenset(
    """
    times post news journal daily tribune telecom mobile unicom airlines airways university institute
    college academy bank commission council parliament congress senate court ministry department agency
    bureau exchange house board museum church league world union foundation association committee motors
    electric steel petroleum express government office authority
    """.split()
)

PLACES = frozenset(
    """
    america us usa u.s states united kingdom uk britain england scotland wales ireland europe eu china prc
    taiwan japan korea india russia ukraine germany france italy spain portugal netherlands belgium
    switzerland austria sweden norway denmark finland iceland poland czech hungary greece turkey israel iran
    iraq syria saudi arabia qatar uae emirates dubai kuwait egypt africa nigeria kenya ethiopia morocco
    algeria canada mexico brazil argentina chile colombia peru venezuela australia zealand singapore
    malaysia indonesia vietnam thailand philippines pakistan bangladesh asia pacific atlantic arctic middle
    latin western washington york angeles san francisco los las vegas seattle boston chicago texas austin
    dallas houston california nevada arizona virginia ohio florida georgia michigan oregon utah colorado
    wyoming tennessee louisiana mississippi alabama carolina dakota jersey hampshire hawaii alaska illinois
    indiana iowa kansas kentucky maryland massachusetts minnesota missouri montana nebraska oklahoma
    pennsylvania wisconsin london paris berlin munich frankfurt hamburg leipzig dresden brussels amsterdam
    zurich geneva davos vienna rome milan madrid barcelona lisbon dublin stockholm oslo copenhagen helsinki
    warsaw prague budapest athens moscow kyiv istanbul tel aviv jerusalem riyadh doha abu dhabi cairo
    nairobi lagos mumbai delhi bangalore bengaluru hyderabad tokyo osaka kyoto seoul busan beijing shanghai
    shenzhen guangzhou hangzhou hefei chengdu chongqing haidian pudong wuhan nanjing suzhou tianjin xi'an
    xiamen hong kong macau taipei hsinchu hanoi bangkok jakarta manila sydney melbourne toronto montreal
    vancouver ottawa silicon wall hollywood
    """.split()
)

# What somebody or something of a place is called; cut off the front of a name.
OF_PLACES = frozenset(
    """
    american british english scottish irish welsh european chinese taiwanese japanese korean indian russian
    ukrainian german french italian spanish portuguese dutch belgian swiss austrian swedish norwegian danish
    finnish polish czech hungarian greek turkish israeli iranian iraqi saudi arab arabic egyptian african
    nigerian kenyan canadian mexican brazilian argentine chilean australian singaporean malaysian indonesian
    vietnamese thai asian western us-based uk-based u.s.-based
    """.split()
)

# Terms and units in capitals.
ACRONYMS = frozenset(
    """
    ai ml dl rl llm llms vlm vla slm moe agi asi aigc gpu gpus cpu cpus tpu npu npus dpu asic asics fpga soc
    hbm dram nand ssd hdd ram rom sram api apis sdk mcp rag rlhf sft lora cot sota nlp ocr tts asr cv gan
    cnn rnn gui cli ide url uri http https html css json xml yaml pdf csv sql ip vpn dns usb hdmi led oled
    lcd nfc gps lte wifi wi-fi iot aiot os ui ux ar vr xr mr pc pcs tv saas paas iaas b2b b2c kpi okr roi
    arr mrr gmv dau mau capex opex ebitda ipo ipos etf etfs spac gdp cpi esg vc pe lp gp m&a r&d pr hr qa it
    faq diy eta icu dna rna mrna mri usd rmb cny eur gbp jpy hkd us uk eu un usa uae gw mw kw kwh mwh gwh
    twh ghz mhz tb gb mb kb tops flops tflops pflops exaflops tdp nm km kg am pm gmt utc est pst phd mba
    bbc-style ok vs etc fde kol okrs evs ev suv adas l2 l3 l4 q1 q2 q3 q4 h1 h2 id ids sim esim sms app apps
    dlss mmlu gsm8k humaneval swe-bench
    """.split()
)

# First names: with one of them two or three words are a person.
FIRST_NAMES = frozenset(
    """
    aaron adam aidan alan albert alec alex alexander alexandr alexis alice alison amanda amy ana andrea
    andreas andrej andrew andy angela anna anne anthony antonio arthur arvind ashley barbara barry ben
    benjamin bernard beth betty bill blake bob boris brad brandon brendan brian bruce bryan carl carlos
    carol caroline catherine charles charlie charlotte chris christian christina christine christopher
    claire colin craig cynthia dan daniel daniela dario dave david dean deborah dennis diana diane donald
    dorothy doug douglas dylan ed eddie edward elena eli elizabeth ellen elon emily emma emmanuel eric erik
    evan fei-fei felix fidji francis francois françois frank franklin fred friedrich gabriel gary gavin
    geoffrey george gerald gil giorgia grace graham greg gregory guillaume gustav hans harold harry heather
    heidi helen helena henry howard hugo ian ilya irene isaac ivan jack jacob jake james jamie jan jane
    janet jason jay jean jeff jeffrey jen jennifer jensen jeremy jerome jerry jesse jessica jim jimmy joanna
    joe joel johan johannes john jon jonathan jordan jose joseph josh joshua juan judith julia julian julie
    justin kai-fu karen karl kate katherine kathleen keith kelly ken kenneth kevin kim kirk kyle larry laura
    lauren lawrence lee leo leon leonard leslie lewis liam linda lisa liz louis louise lucas lucy luke marc
    marco margaret maria marie mario mark markus martha martin mary masayoshi matt matthew max megan melissa
    michael michel michelle miguel mike mira monica morgan mustafa nancy nat natalie nathan neil nicholas
    nick nicolas nicole nikesh noah noam oliver olivia oscar palmer pamela patricia patrick paul paula pedro
    pete peter phil philip pierre rachel ralph raymond rebecca reid rene richard rick rob robert robin
    rodrigo roger ron ronald rosa ross roy ruth ryan sam samantha samuel sandra sara sarah satya scott sean
    sergey shane sharon simon sofia sophia sophie stefan stephanie stephen steve steven stuart sundar susan
    suzanne sylvia tara taylor ted teresa terry thomas tim timothy tina toby todd tom tony tracy tyler
    ursula valerie vanessa vera victor victoria vincent vinod virginia vladimir walter warren wayne wei
    wendy will william xavier yann yoshua yuri yves zach zachary
    """.split()
)

# What tells one make of a product from another.
VARIANTS = frozenset(
    """
    pro max mini plus ultra lite flash turbo nano air se xl standard edition preview beta alpha instruct
    base thinking high low medium large small medium-sized fast latest
    """.split()
)
