"""Invented reports for the pages of this folder: towns, people, outlets and happenings exist nowhere."""

NAMES = [
    dict(T="Dorvik", C="Norland", D="Norlander", O="Elio Marrat", P="Sanna Veld", G="the Hill Front", R="Ostrava Pass", V="Kelmis"),
    dict(T="Port Asker", C="Velmara", D="Velmaran", O="Tomas Irden", P="Lia Corran", G="the River League", R="the Asker delta", V="Hadeln"),
    dict(T="Quillana", C="Sarabay", D="Sarabayan", O="Inés Paredón", P="Mateo Urquil", G="the Dawn Column", R="Lake Tinto", V="San Orel"),
    dict(T="Brannock", C="Aldermoor", D="Aldermoorish", O="Ruth Haddow", P="Callum Wray", G="the Free Tenants", R="the Fenn valley", V="Stowe Cross"),
    dict(T="Tel Marash", C="Qadira", D="Qadiran", O="Yusuf al-Hamed", P="Rana Sabbagh", G="the Northern Brigades", R="the Marash road", V="Ain Dera"),
    dict(T="Kovoda", C="Tsentria", D="Tsentrian", O="Irina Bolkova", P="Pavel Stronin", G="the Steppe Guard", R="the Lower Voda", V="Krasny Dol"),
]

# title, standfirst, paragraphs. A paragraph is a string, or ("h", text), ("ul", [...]), ("q", text).
SKELETONS = [
    ("Shelling kills nine in {T} as talks stall",
     "Envoys leave the capital without a date for another round, and {G} denies that it broke the truce.",
     ["At least nine people were killed and 23 wounded when artillery hit a market in {T} on Tuesday morning, the regional governor said, hours after envoys of {C} and {G} left the negotiating table.",
      "“We heard three blasts, and then the roof of the fish hall came down,” said {P}, who sells nets beside the harbour. “People were running with whatever they could carry.”",
      "The defence ministry blamed {G}, which has held the heights above {R} since last autumn. A spokesman for the group denied any part in the attack and called for an inquiry by outsiders.",
      "The talks had been expected to last until Friday. They broke down over who should police the crossing at {V}, according to two diplomats who were in the room and asked not to be named.",
      "{O}, the foreign minister, said the government remained “ready to speak at any hour”. No new date has been set.",
      "Hospitals in the province have asked for blood and for generators. Power was cut to about 40,000 homes on Tuesday and had come back to half of them by nightfall."]),
    ("Thousands march in {T} over price of bread",
     "Bakers shut for a second day while the finance minister promises a review.",
     ["Some 6,000 people marched through the centre of {T} on Saturday to protest against the price of bread, which has doubled since the government of {C} cut its subsidy in January.",
      "The police used water cannon near the grain exchange after bottles were thrown, and 31 people were arrested. Organisers said that eleven marchers needed treatment.",
      ("h", "“We count slices”"),
      "“My mother counts slices now,” said {P}, a tram driver who walked with her two sons. “I have voted for these people all my life.”",
      "Bakers kept their shutters down for a second day. Their guild says that flour costs them more than a loaf may be sold for.",
      ("h", "A review, but no date"),
      "{O}, the finance minister, told state radio that the subsidy would be reviewed “within weeks”. The opposition called this a trick and asked for a vote in parliament.",
      "Further marches have been called for Wednesday in {V} and in four other towns along {R}."]),
    ("{C} expels three diplomats after raid on consulate",
     "",
     ["{C} ordered three diplomats of its eastern neighbour to leave within 48 hours on Thursday, accusing them of having helped gunmen who raided its consulate in {V} last week.",
      "The foreign ministry summoned the ambassador and handed her a note. It said that telephone records tied the three to a cell of {G}.",
      "The neighbour rejected the charge as “theatre” and said that it would answer in kind.",
      ("ul", ["Two guards and a clerk died in the raid on the consulate, and the consul was wounded in the arm.",
              "Five suspects are being held in {T}; a sixth is believed to have crossed the border.",
              "The frontier at {R} has been closed to lorries since Monday."]),
      "{O}, who heads the parliament's committee on security, said the expulsions were “the least that could be done”. {P}, of the opposition, asked why the consulate had been left with two guards.",
      "Trade between the two countries came to 1.2bn crowns last year, most of it timber and fish."]),
    ("Court frees editor of {T} newspaper on bail",
     "The editor may not leave the city or speak of the case.",
     ["A court in {T} released the editor of a daily newspaper on bail on Monday, six weeks after she was arrested over articles on the army's losses at {R}.",
      "{P} smiled and embraced her father outside the courthouse but said nothing, since the judge has forbidden her to speak of the case. She must hand in her passport and report to the police every second day.",
      "The state prosecutor says that the articles gave away the position of a battery. Her lawyers say that every fact in them had been printed before, some of it by the defence ministry itself.",
      "“This was never about a battery,” her lawyer, {O}, told reporters. “It was about a list of names that mothers had a right to read.”",
      "The trial is to begin in May. If she is found guilty, she may face up to eight years in prison.",
      "Eleven journalists are behind bars in {C}, according to the union of the press, more than at any time since the war."]),
    ("Rebels and army agree to swap 60 prisoners",
     "The exchange near {V} would be the largest in two years.",
     ["The army of {C} and {G} have agreed to exchange 60 prisoners on each side, both said on Sunday, in what would be the largest swap in two years.",
      "It is to take place on a bridge over {R} under the eyes of the Red Cross, which has been visiting camps on both sides since spring.",
      "Families gathered at the barracks in {T} from early morning. Nobody had been given a list.",
      ("q", "They told us to come and they told us to wait. I have waited nineteen months, and I can wait until Wednesday."),
      "So said {P}, whose brother was taken with a convoy of engineers in the first winter of the war.",
      "{O}, the chief negotiator, said that the wounded and those under twenty would go first. He declined to say whether officers were among them.",
      "An exchange that had been planned for August was called off at the last minute after a drone struck a hut by the bridge."]),
    ("Flood breaks dam above {V}; 14 missing",
     "Soldiers are going from roof to roof in boats.",
     ["Fourteen people were missing on Friday after a dam of earth gave way above {V} and sent a wall of water through the lower town, the civil protection office of {C} said.",
      "Soldiers went from roof to roof in boats. By noon they had brought some 300 people to a school in {T}, where blankets and soup were waiting.",
      "The dam was built in the fifties for a mill and had not been inspected since 2019, according to a report that the council received last year.",
      "“We wrote, and we wrote again,” said {P}, a councillor. “They answered that there was no money for beavers.”",
      "{O}, the interior minister, flew over the valley and promised an inquiry. More rain is expected on Sunday along {R}."]),
    ("Unions call general strike across {C}",
     "Ports, trains and schools are to stop for a day after pay talks fail.",
     ["The three largest unions of {C} have called a general strike for next Thursday, the first in eleven years, after talks over pay with the government ended without a result.",
      "Trains, ports and schools are to stop for 24 hours. Hospitals will treat emergencies alone.",
      "“We have been patient for three winters,” {P}, the head of the dockers' union, told a crowd in {T}. “Patience does not fill a stove.”",
      "The government offers four per cent; the unions ask for nine. Inflation stood at 8.1 per cent in February, the statistics office said.",
      "{O}, the minister of labour, said that the strike would “hurt those it claims to help” and that her door was open.",
      "Dockers at {V} have already stopped handling arms bound for the front at {R}, and four of them were arrested there on Monday."]),
    ("President sacks army chief after retreat from {R}",
     "",
     ["The president of {C} dismissed the chief of the army on Wednesday, two days after his troops gave up the heights of {R} to {G}.",
      "A decree of three lines gave no reason. General {O}, who has led the army since the beginning of the war, was not seen at the ministry.",
      "His deputy takes his place until parliament has confirmed a successor. She commanded the defence of {T} in the first weeks of the fighting.",
      "“You cannot change horses on the ice,” said {P}, a deputy of the ruling party, in a rare word of dissent. Others welcomed the decree.",
      ("h", "A costly withdrawal"),
      "The army says that 41 of its soldiers were killed in the withdrawal. {G} claims to have counted twice as many and to have taken 17 tanks, of which it showed four.",
      "The village of {V}, which lies below the heights, was empty on Wednesday but for dogs and two old men who would not leave their bees."]),
]


def story(n):
    """The n-th report: words filled in, and the names that filled them."""
    names = NAMES[n % len(NAMES)]
    title, lead, parts = SKELETONS[n % len(SKELETONS)]

    def say(text):
        text = text.format(**names)
        return text[0].upper() + text[1:]

    out = []
    for part in parts:
        if isinstance(part, str):
            out.append(("p", say(part)))
        elif part[0] == "ul":
            out.append(("ul", [say(item) for item in part[1]]))
        else:
            out.append((part[0], say(part[1])))
    return dict(title=say(title), lead=say(lead) if lead else "", parts=out, **names)


HEADLINES = ["Ferry runs aground off {V}", "Minister opens bridge at {R}", "What the new fishing quota means", "Six charts on the price of bread",
             "Orchestra of {T} loses its hall", "In pictures: snow on {R}", "Why beavers are back in {C}", "Goalkeeper, 41, signs for {T}",
             "How to heat a flat with one stove", "Opinion: the press is not the enemy", "Old tram line to reopen in May", "Storm warning lifted"]


def headlines(names, count, skip=0):
    return [HEADLINES[(skip + n) % len(HEADLINES)].format(**names) for n in range(count)]
