"""Short forms of given names that do not begin like the name they stand for."""

GROUPS = """
abigail gail gayle
albert bert bertie
alexander alec sandy sasha xander
amelia millie milly
andrew drew
anne ann anna annie nan nancy
anthony tony
antoinette toni
barbara babs
catherine katherine kathryn catharine kate katie kathy cathy kitty kit
charles charlie chas chuck
charlotte lottie charlie
christine christina tina chrissie
christopher kit kris
dorothy dot dolly
edward ted teddy ned eddie
eleanor ellie nell nellie nora lena
elizabeth liz lizzie beth betty bess libby lisa eliza elsie
emily millie emmy
frances fran fanny
francis frank
frederick fred freddie
george geordie
gerald gerry jerry
geraldine gerry
harold harry hal
helen nell nellie lena
henry harry hal hank
isabella isobel bella izzy
james jim jimmy jamie
jane jenny janey
john jack jackie johnny
jonathan jon jonny johnny
joseph joe joey
josephine jo josie
judith judy
kathleen kath kathy
lawrence larry
leonard len lenny
malgorzata gosia
margaret maggie meg peggy peg madge rita greta
martha patty
mary molly polly may
matilda tilly
michael mick mike mickey
mohammed muhammad mohamed mohammad mo
nicholas nick
nicola nicky
oliver noll ollie
patricia pat patsy trish tricia
patrick paddy pat
penelope penny
philip pip
rebecca becky becca
richard dick rick ricky
robert bob bobby rob bert
ronald ron ronnie
rosemary rose rosie
samantha sam sammy
samuel sam sammy
sarah sally sadie
stephen steven steve
susan sue suzie susie
susannah sue suzie
theodore ted teddy theo
theresa teresa tess terry tessa
thomas tom tommy
timothy tim
valerie val
veronica ronnie
victoria vicky tori
walter wally
wendy gwen
william bill billy will liam
winifred winnie fred
aleksandra ola
katarzyna kasia
"""

_SETS = [frozenset(line.split()) for line in GROUPS.split("\n") if line]
_BY_NAME = {
    name: frozenset(number for number, names in enumerate(_SETS) if name in names)
    for names in _SETS
    for name in names
}


def are_forms_of_one(one: str, other: str) -> bool:
    """Whether both may be written for the same name: Ted and Edward, Ted and Theodore."""
    return bool(_BY_NAME.get(one, frozenset()) & _BY_NAME.get(other, frozenset()))


def forms_of(word: str) -> frozenset[str]:
    """The word and every other form of the names it may stand for."""
    return frozenset({word}).union(*(_SETS[number] for number in _BY_NAME.get(word, ())))
