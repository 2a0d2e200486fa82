import { latinPattern } from './patterns.js';

const words = {
  // What comes before a verb.
  WANT: 'wanna|wana|wan|want to|want 2|wants to|wanted to|wanting to|wish to|need to|needa|hope to|hope i|hoping to|plan to|planned to|planning to|planning on|ready to|trying to|tried to|try to|tryna|finna|bouta|should|deserve to|decided to|tempted to|urge to|rather|prefer to|feel like|feeling like|think about|think of|thinking about|thinking of|thinking bout|thought about|thought of|thoughts of|thoughts about|dream of|dreaming of|dream about|fantasize about|fantasizing about|considering|considered|contemplating|obsessed with|let me|help me|can i|how do i|how to|how can i|how could i|how would i|if i|why dont i|why cant i|wish i could|want me to|better to|better if i|gotta|have to|afraid ill|scared ill|going 2|intend to|about to|gonna|going to|imma|ima|might|may|will|ill|id|i|to',
  // The same without those that idioms use: "I'm going to die of hunger".
  LONG: 'wanna|wana|want to|want 2|wants to|wanted to|wanting to|wish to|need to|needa|hope to|hope i|plan to|planned to|planning to|planning on|ready to|trying to|tried to|try to|tryna|deserve to|decided to|tempted to|urge to|rather|prefer to|think about|think of|thinking about|thinking of|thinking bout|thought about|thought of|thoughts of|thoughts about|dream of|dreaming of|dream about|fantasize about|fantasizing about|considering|contemplating|obsessed with|let me|help me|can i|how do i|how to|how can i|why dont i|why cant i|wish i could|intend to|i should|i shoulda|should i|not afraid to|not scared to|better to|wish i would|better if i|want me to|wants me to',
  DIE: 'die|dye|be dead|be gone forever|be unalive|not be alive|not exist|not live|stop existing|stop living|stop being alive|stop breathing|cease to exist|never wake up|not wake up|never be born|sleep forever|fall asleep forever|disappear forever|vanish forever|disappear completely|end everything|end it all|end it|end this all|end things|dying|being dead|death|not existing|not being alive|not being here anymore|ending it all|ending it|ending everything|ending things|not waking up|my own death|my own funeral',
  SELF: 'myself|my self|meself|myslef|mysef|myselves|mys3lf',
  KILL: 'kil+|kil+ing|kil+in|kil+ed|hang|hanging|hanged|hung|shoot|shooting|shot|drown|drowning|stab|stabbing|poison|poisoning|gas|gassing|suffocate|suffocating|strangle|strangling|unalive|unaliving|unlive|off|offing|offed|mutilate|mutilating|slit|neck|rope|end|ending|delete|murder|murdering|harm|harming|harmed|electrocute|asphyxiate',
  HURT: 'hurt|hurting|cut|cutting|burn|burning|injure|injuring|starve|starving|punish|punishing|scratch|scratching|bruise|bruising',
  BODY: 'wrist|wrists|arm|arms|forearm|forearms|thigh|thighs|leg|legs|vein|veins|skin|throat|neck|flesh|stomach',
  PILLS: 'pill|pills|tablets|meds|medication|sleeping pills|tylenol|ibuprofen|paracetamol|acetaminophen|advil|aspirin|xanax|benadryl|insulin|antidepressants|painkillers|melatonin|oxy|opioids',
  PEOPLE: 'everyone|everybody|every1|every one|world|family|parents|mom|mum|mother|dad|father|friends|people|they|theyd|them|kids|children|husband|wife|boyfriend|girlfriend|yall|you|youd|anyone|all',
  NOBODY: 'nobody|no one|noone|no1|not a soul|none',
  GONE: 'dead|gone|not here|not around|not alive|not there|not born|never born|never been born|died|die|disappear|disappeared|vanish|vanished|killed myself|wasnt here|wasnt around|wasnt alive|werent here|werent around|didnt exist|dont exist|didnt wake up|never existed|not exist|wasnt born',
  NOT: 'dont|do not|dun|dnt|didnt|never|no longer|not|doesnt|cant|cannot|can not',
};

const rules = [
  // Acts.
  '(?:KILL) SELF',
  '(?:self|my self) (?:harm|harming|harmed|harms|delete|deleting|deletion|injury|injuring|mutilation|destruct|termination|kil+)',
  'selfharm[a-z]*',
  'kms|kmsing|kmself|ctb|catch the bus|catching the bus|sewer ?slide|sewerslid[a-z]*|sewer slidal|unaliv(?:e|ing) (?:SELF|me)|(?:WANT) (?:unalive|be unalive|unaliving)|toaster bath|game end SELF|log out of life|final exit',
  'suicid[a-z]*|suicde|sucide|suicice|suiside|suicidle|soocide|suecide',
  '(?:end|ending|ended|take|taking|took|finish|finishing|throw away|throwing away) (?:my|my own|mine own) (?:own )?(?:life|existence|misery|suffering)',
  '(?:end|ending|ended) (?:this|the) (?:life|misery|suffering|pain|existence)',
  '(?:put|putting) an end to (?:it all|it|my life|everything|myself|my misery|my suffering|this life)',
  '(?:LONG) (?:DIE)',
  '(?:gonna|going to|about to|imma|ima|will|ill|might|bouta|finna) (?:end it all|end it tonight|end everything|end it for good|be dead by [a-z]+|die tonight|die by my own hand|stop existing|not be alive)',
  'i (?:will|ll|am going to|gonna|might) die tonight|(?:im|i am) (?:dying|ending it|ending it all|ending things) (?:tonight|today)',
  'end it (?:all )?(?:tonight|today|now|for good|once and for all)|ending it all|end it all',
  '(?:WANT) (?:hurt|cut|burn|injure|punish|bleed|starve|scratch) SELF',
  '(?:HURT) SELF (?:again|last night|tonight|today|on purpose|because|to feel|to cope|to punish|with a|with my|with the|when i|every|badly|when im|so i|and|whenever|for|since|until|a lot|anymore|lately|to)',
  '(?:keep|kept|been|started|back to|relapsed and|cant stop|stop|start|ive) (?:HURT) SELF',
  '(?:i|ive|i have|been|im) (?:cut|burnt|burned|hurt|scratched) SELF',
  '(?:been|started|keep|kept|back to|stop|start|relapsed and|relapsed with|urge to|urges to|relapsed) (?:cut|cutting|self harming|burning) (?:again|tonight|deeper|today|and|to feel|because|so)',
  '(?:i )?(?:cut|cutting) (?:again tonight|deeper|too deep)',
  '(?:cut|cutting|cuts|slit|slitting|slash|slashed|slashing|slice|slicing|sliced|open|opening|burn|burning|carve|carving) (?:open )?(?:my|my own) (?:BODY)',
  '(?:scars|cuts|razor|blade|knife|wounds) … (?:on|to|over|against|across|into) (?:my|both my) (?:BODY)',
  '(?:WANT) (?:bleed|bleed out|see my blood|bleed to death)|make myself bleed|bleed out in',
  'razor (?:blade|blades) … (?:again|calling|hidden|hide|tonight)',
  // Wishes.
  '(?:LONG) (?:give up on life|give up on living|leave this world|leave this earth|leave this life|leave the world|escape this life|be done with life|join (?:him|her|them|my [a-z]+|grandma|grandpa|mom|dad) in (?:heaven|the afterlife)|be in heaven|be six feet under|be in the ground|be in my grave|not be here anymore|not be here|not wake up [a-z]+|go to sleep and (?:never|not) wake up|go to sleep forever|sleep and (?:never|not) wake up)',
  '(?:sleep|asleep|bed|eyes|night) … (?:never|not|dont|without ever) (?:wake|waking|woke|open|opening) (?:up|them)',
  '(?:hope|wish|pray|praying|hoping|wishing) … (?:dont|do not|never|wont|didnt|wouldnt|not) wake up',
  'wish … (?:never been born|not been born|never born|wasnt born|were dead|was dead|be dead|was gone|were gone|wasnt alive|werent alive|wasnt here|werent here|didnt exist|never existed|could die|could disappear|could vanish|could stop existing|would die|died|wouldnt wake up|hadnt woken up|hadnt been born|was never born|not exist|was six feet under|not alive)',
  '(?:should|shouldve|shoulda|should have|better if i had|better if id) (?:never|not|nt) (?:been|have been|be|of been) (?:born|alive)|shouldnt (?:have been born|be alive|exist|have been alive|be here anymore)|never should have been born|never been born|never asked to be born|should be dead|should have died|shouldve died|should just die',
  '(?:better|best|happier) off (?:dead|without me|if i (?:was|were|am|wasnt|werent|had|did)|when i(?:m| am)? (?:gone|dead)|with me (?:gone|dead))',
  '(?:PEOPLE) (?:[a-z0-9]+ ){0,5}(?:better|happier|easier|fine|relieved|glad|at peace|good) (?:[a-z0-9]+ ){0,3}(?:without me|if i (?:was|were|am)? ?(?:GONE)|if i (?:wasnt|werent|didnt|wouldnt) (?:here|around|alive|exist|born|there|in it|wake up)|with me (?:gone|dead)|once im (?:GONE)|when im (?:GONE)|after im (?:GONE)|without me (?:here|around|in it)|if i (?:GONE))',
  '(?:NOBODY) (?:[a-z]+ ){0,4}(?:care|cares|miss|misses|notice|notices|cry|mourn|sad|bother|bat an eye)(?: [a-z]+){0,4} (?:if i (?:was|were|am|just|suddenly|had)? ?(?:GONE)|if id (?:GONE)|when im (?:GONE)|me if i (?:was|were)? ?(?:GONE)|me when im (?:GONE)|if i (?:GONE)|if im (?:GONE)|once im (?:GONE))',
  '(?:NOBODY) would (?:even )?miss me(?= \\. |$| anyway| $)|would (?:anyone|anybody|they|you|someone) (?:even )?(?:care|miss me|notice|cry|be sad) (?:[a-z]+ )?if i (?:was |were |just |suddenly )?(?:GONE)',
  '(?:NOT) (?:want to|wanna|want 2|wana|deserve to|need to|feel like|feel like being|wish to|care to|see why i should|have the strength to|know how to|know why i) (?:live|living|be alive|being alive|exist|existing|be on this (?:earth|planet)|be in this world|be here anymore|be here any more|be around anymore|go on|going on|keep going|continue living|continue existing|keep living|breathe|breathe anymore|stay alive|be a part of this world|wake up|wake up tomorrow|see tomorrow|make it to tomorrow|be alive anymore|see another day|carry on)',
  '(?:NOT) (?:see|seeing|find|finding|have|having|know|get|got) (?:[a-z]+ )?(?:reason|reasons|point|purpose|sense|use) (?:[a-z]+ )?(?:to|in|of|for) (?:live|living|be alive|being alive|life|go on|going on|keep living|keep on living|keep going|exist|existing|stay alive|staying alive|carry on|my life|this life|continue|wake up|waking up|stay)',
  '(?:no|any|a|the|what|whats|wats|lost my|lost the|without|theres no|zero) (?:more |real |good |single )?(?:reason|reasons|point|pt|purpose|meaning|use|sense|will|hope|wish) (?:left )?(?:to|in|of|for) (?:me to )?(?:live|living|be alive|being alive|life|my life|this life|go on|going on|keep living|keep on living|keep going|exist|existing|stay alive|staying alive|carry on|wake up|waking up anymore|continue living|stay on this earth|stay in this world)',
  '(?:nothing|no one|nobody|anything|not much|no reason) (?:left )?(?:to live for|worth living for|left for me here|to stay alive for)',
  'life (?:is|isnt|aint|is not|feels|seems|has|doesnt feel|was|not|no longer) (?:[a-z]+ )?(?:worth living|worth it anymore|not worth it|worth it|pointless|meaningless|unbearable|no meaning|no point|worthless|worth continuing|too painful|worth anything|over for me|not for me)',
  '(?:not|isnt|aint|no longer|hardly) worth (?:living|being alive|staying alive|the pain of living)|(?:living|being alive|existing|breathing|life) (?:is|feels) (?:[a-z]+ )?(?:pain|painful|torture|exhausting|pointless|hell|unbearable|not worth it|too hard|agony|meaningless|a burden|suffering)|living hurts|it hurts to (?:be alive|live|exist|breathe)',
  '(?:tired|sick|exhausted|done|over|fed up|had enough|weary|finished|bored) (?:and tired )?(?:of|with|from|by) (?:living|life|this life|my life|being alive|existing|existence|trying to live|breathing|staying alive|trying to stay alive|waking up every day|waking up each day|waking up alive|this world)',
  '(?:hate|hating|cant stand|regret|despise|resent) (?:being alive|living|existing|my existence|that im alive|that i am alive|that i exist|that i woke up|waking up every|being here on|that im still alive|that i was born|being born)',
  'why (?:am i|was i|are we|do i|did i|should i|would i|must i) (?:[a-z]+ )?(?:alive|born|living|exist|live|existing|on this earth|keep living|bother living|bother existing|have to live|stay alive|not dead|keep going|continue living|wake up)(?= \\. | anymore| lol| if| when| $| at all| like this|$| though| tbh| fr| bruh)',
  '(?:cant|cannot|can not|cnt|couldnt|unable to) (?:go on|keep going|live|carry on|keep living|live like this|live with myself|live with this|bear to live|bear living|stand living|handle life|face another day|face tomorrow|take life|do life|deal with life|go through another|exist like this|cope with life|continue living|survive another|take another day) (?=\\. |anymore|any more|like|with|$|this|another|much|if|i |because|today|tomorrow|and|longer|knowing|in this|after)|(?:cant|cannot) (?:go on|keep going|carry on)',
  '(?:give|giving|gave|given) up on (?:life|living|my life|staying alive|being alive|everything and)|life has given up on me',
  '(?:WANT) (?:[a-z]+ )?(?:disappear|vanish|fade away|be erased|be nothing|be gone)(?= \\. | forever| from| and | tbh| lol| so| completely| already| off| without| $| man| rn| bro| or| now| i )',
  '(?:feel like|felt like|feels like) (?:dying|im dying inside|being dead|i should die|killing|im better off dead|ending it|i dont deserve to live|i want to die|i shouldnt be alive|i shouldnt exist)',
  '(?:not|im not|never been) (?:afraid|scared) (?:of|to) (?:die|death|dying)(?: anymore)?',
  '(?:death|dying|being dead) (?:would|will|might|sounds|seems|is|feels|must) (?:[a-z]+ )?(?:be )?(?:a )?(?:[a-z]+ )?(?:relief|better|easier|nice|peaceful|good|comforting|only way|only escape|the answer|answer|only option|inviting|welcome|freedom|release)',
  '(?:crave|want|wanting|long for|longing for|wish for|waiting for|welcome|looking forward to|pray for|beg for|begging for) (?:death|the sweet release of death|my death)',
  '(?:rather|sooner) (?:be dead|die) than|prefer death|rather be dead|id rather die',
  '(?:if|when|after|once|in case|before) i (?:die|died|am dead|was dead|kil+ myself)(?: [a-z]+){0,3} (?:tonight|tomorrow|today|would|nobody|no one|will you|who would|it would|everyone|theyd)',
  '(?:burden|waste of space|waste of air|waste of oxygen|waste of life) (?:[a-z]+ )?(?:to|on|for) (?:the |my )?(?:PEOPLE)',
  'no future for me|(?:NOT) (?:see|have) (?:a|any|my) future(?: for (?:me|myself))?(?= \\. | anymore| for| $|$)|(?:no|only) (?:other )?(?:way|escape) (?:out|left)(?: for me)?(?= \\. | is| than| but| of this life| $| for me| anymore)|only way out|no way out of this (?:life|pain)|no hope (?:left )?for me',
  // Ways.
  '(?:painless|painlessly|easiest|quickest|fastest|best|least painful|most peaceful|most painless|peaceful|quick|easy|cheapest|good|efficient|surest|simple) (?:[a-z]+ )?(?:way|ways|method|methods|means|deaths?|poison) (?:[a-z]+ )?(?:to|for|of) (?:die|dying|go|death|end it|end my|kil+ SELF|ending|be dead|od|overdose|leave this)',
  '(?:way|ways|methods?) (?:to|of) (?:die|dying|end it all|kil+ SELF|stop living)|how (?:to|do i|can i|could i|would i|should i) (?:[a-z]+ )?(?:die|end it|overdose|od|tie a noose|make a noose)|painless(?:ly)? death|die painless(?:ly)?|die (?:peacefully|quickly) (?:without|with|tonight|at home)|does (?:dying|hanging|drowning|bleeding out) hurt',
  'how (?:many|much) … (?:PILLS)(?: [a-z0-9]+){0,6} (?:die|kil+|overdose|lethal|fatal|od|dead|death|never wake up|not wake up|end it|deadly)',
  '(?:overdose|overdosing|overdosed|od|oding|oded) (?:on|with) (?:[a-z]+ )?(?:PILLS|drugs|everything|something|anything)|(?:WANT) (?:od|overdose)|(?:thinking|think|thought|dreamed) (?:of|about) overdos(?:e|ing)|lethal dose|fatal dose|i overdosed',
  '(?:lined up|saved up|saving up|saving|stockpil[a-z]*|hoard[a-z]*|handful of|bottle of|whole bottle of|all of my|all my|all the|all these|too many|stash of|collecting|collected|counting|count|swallow[a-z]*|down) (?:[a-z]+ ){0,2}(?:PILLS)(?! (?:like|as|with (?:food|water)|on time))',
  '(?:PILLS) (?:[a-z]+ )?(?:lined up|in front of me|in my hand|in my hands|ready|calling me|waiting for me|all at once|at once)',
  'noose|(?:rope|belt|cord|scarf) (?:[a-z]+ )?around my neck|(?:gun|pistol|knife|barrel) (?:[a-z]+ )?(?:to|at|against|in) my (?:head|throat|mouth|temple|chest|wrist|wrists)|blow my brains out|(?:bullet|gun) (?:in|through|to) my (?:head|brain|skull)|pull the trigger on myself|put a bullet in me',
  '(?:WANT|myself|me|i|just|dared) (?:[a-z]+ ){0,2}(?:jump|jumping|jumped|leap|leaping|throw SELF|throwing SELF|thrown SELF|fall|falling|step|stepping|walk|walking|walked) (?:right |straight )?(?:off|from|out of|in front of|onto|into|under|over) (?:[a-z]+ ){0,3}(?:bridge|roof|rooftop|balcony|cliff|building|train|trains|subway|traffic|tracks|window|ledge|overpass|truck|trucks|skyscraper|highway|freeway|moving car|oncoming cars|parking garage|[0-9a-z]+ floor)',
  '(?:throw|throwing|fling) SELF (?:off|in front|under|from|onto|into the river|into traffic|down the stairs|out)',
  '(?:drive|driving|crash|crashing|steer|swerve|swerving) (?:[a-z]+ ){0,3}(?:into|off) (?:[a-z]+ )?(?:tree|bridge|cliff|wall|traffic|truck|oncoming)(?: [a-z]+){0,3}|walk into the (?:sea|ocean|lake|river) and',
  '(?:hope|wish|want|wishing|hoping|pray) (?:[a-z]+ ){0,4}(?:car|truck|bus|train|someone|somebody|lightning|cancer|meteor|plane|god) (?:[a-z]+ ){0,4}(?:hit|hits|hitting|run over|runs over|kil+|kil+s|take|takes|shoot|shoots|strike|crash|crashes|end|ends) (?:into )?(?:me|my life)',
  '(?:someone|somebody|please|just|god) (?:[a-z]+ )?(?:kil+ me please|end me please|put me out of my misery|take my life|end my life|let me die)|please kil+ me|let me die|help me die|(?:want|wish) (?:someone|somebody|you) (?:to |would )?kil+ me',
  // Goodbyes.
  'goodbye (?:cruel world|forever|letter|letters|note|notes|world)|(?:final|last) (?:goodbye|goodbyes|letter|letters)|this is (?:my |really )?(?:goodbye forever|last goodbye|final message|last message|last night alive|last day alive|last night on earth|my last night|my last day)|(?:last|final) (?:time|message|words|thing|day|night) … (?:hear from me|see me|hear of me|on earth|on this earth|alive)|last (?:youll|you will|anyone will|anyone hears) (?:ever )?(?:hear|see) (?:from|of)? ?me',
  '(?:wont|will not|not going to|not gonna|never going to) be (?:alive|around|here|breathing) (?:much longer|anymore|for much longer|for long|after tonight|when you wake|by tomorrow|by the morning|tomorrow morning|to see tomorrow|next (?:week|month|year))|wont (?:make it|live|survive) (?:to|until|till|through|past) (?:tomorrow|morning|the morning|tonight|the night|the week|next week|[0-9]+|my birthday)|dont (?:expect|plan|think ill) (?:to )?(?:be alive|live|make it) (?:past|to|until|long)',
  '(?:PEOPLE|you) (?:wont|will never|never) (?:have to )?(?:see|hear from|worry about|deal with|put up with) me (?:ever )?(?:again|anymore)(?: after tonight)?|(?:gave|giving|given) away (?:all )?(?:my|all my) (?:things|stuff|belongings|possessions|cat|dog|pets)|im going to be with (?:him|her|them|my [a-z]+) (?:again )?(?:soon|in heaven)',
  'be dead (?:tonight|tomorrow|soon|by)|im (?:going to|gonna) be dead|(?:plan|planning|date|day) … (?:kil+ SELF|to die|my death|of my death|end it)',
];

// What the same words mean elsewhere.
const harmless = [
  '(?:die|dying|died|kil+ SELF|kil+ing SELF|dead) (?:from |of |with )?(?:laughing|laughter|lol|cuteness|happiness|excitement|joy|boredom|cringe|embarrassment|curiosity|jealousy|old age|natural causes|hunger|thirst|heat)',
  '(?:laughed|laughing|laugh) (?:so hard )?(?:[a-z]+ ){0,3}(?:die|dying|died|kil+ SELF|dead)',
  '(?:suicide|suicid) (?:squad|door|doors|bomber|bombers|bombing|mission|missions|king|kings|boys|girls|run|runs|drill|drills|prevention|awareness|burnout|pass|hill|forest movie|note in the (?:game|movie|book)|wings|sprints)|(?:career|political|social|commercial|financial|virgin|economic|watched the|movie|film|book|song|painless the song) suicid[a-z]*|suicideboys',
  '(?:cut|hurt|burn|burned|burnt|scratched|cutting) SELF (?:[a-z]+ ){0,3}(?:shaving|shave|cooking|chopping|slicing|peeling|by accident|accidentally|at (?:the gym|practice|work|training)|playing|lifting|running|opening|a (?:piece|slice|break|deal)|some slack|off|on (?:the|a|some|my|that) [a-z]+|doing|while|working out|skating|dancing|gardening|making|in (?:the )?(?:kitchen|game|gym|class|pe)|when i (?:fell|was (?:cooking|shaving|chopping|running|playing)|tripped)|trying to)',
  'accidentally (?:cut|hurt|burned|burnt|scratched|shot|poisoned|[a-z]+) SELF|(?:almost|nearly) (?:cut|hurt|burned) SELF (?:[a-z]+ ){0,3}(?:cooking|shaving)|shot SELF in the foot|shoot SELF in the foot|(?:drown|drowning|drowned) SELF in (?:work|coffee|ice cream|homework|tea|sauce|books|chocolate|music)|(?:stop|keep|kept|caught|prevent|stopping) SELF from (?:laughing|smiling|eating)|(?:i|gonna|will|ill|to) (?:end|off) SELF up|hang(?:ing)? SELF (?:a|up a) (?:picture|poster|lamp|coat)|pictures? (?:[a-z]+ )?hung myself|hung (?:it|them|the [a-z]+) myself|shot (?:it|this|them|the [a-z]+) myself',
  'live (?:in (?!this world|pain|hell|fear|misery)(?!this)[a-z]+|here|with (?!myself|this)[a-z]+|at|near|by the|together|next|far|close|abroad|under|outside|on (?!this)[a-z]+|alone|off|longer|without|for ever|music|stream|there)|living (?:room|in (?!this world|pain|hell|fear|misery)(?!this)[a-z]+|here|with (?!myself|this)[a-z]+|at|near|together|alone|abroad|off)|cant live without|cant (?:live|exist) without',
  '(?:wake up|waking up) (?:[a-z]+ )?(?:early|at [a-z0-9]+|for (?:work|school|class)|so early|this early|on (?:time|monday|mondays)|before)|(?:dont|didnt) (?:want to|wanna) wake up(?: tomorrow)? (?:early|at|for|before|my|the|him|her|you|them)|not wake up (?:the|my|him|her|you|them)',
  '(?:ways?|how) to die in (?:the west|minecraft|[a-z]+ (?:game|movie)|this game|the game|mario|roblox|fortnite|elden ring|dark souls|a video game|the sims)|(?:in (?:the )?(?:game|movie|show|book|minecraft|story|sims|film|novel|dream)) (?:[a-z]+ ){0,6}(?:die|dies|died|dead|suicid[a-z]*|kil+ SELF)|(?:die|dead|died|dying|kil+ed SELF|suicide|kil+ SELF) (?:[a-z]+ ){0,3}in (?:the )?(?:game|movie|show|book|minecraft|story|sims|film|novel|valorant|league|fortnite|roblox|elden ring|dark souls|a dream|this level)',
  '(?:end|ending) (?:it|things) with (?!everything|myself|a)[a-z]+|end it (?:here|there)|end things (?:with|here|there|on a)|end (?:this|my) (?:subscription|meeting|contract|call|day|week)|(?:end|ending) my life (?:sentence|story|insurance)',
  '(?:disappear|vanish|fade away|be gone) (?:into|under|from (?:work|school|the party|here|this meeting|social media|instagram|the internet)|for (?:a|the) |on vacation|by)|(?:will|ill|gonna|going to|might|may) (?:[a-z]+ )?(?:disappear|vanish|be gone) (?:for|so|now|from)|(?:spots?|acne|pimples?|pain|stain|headache|rain|monday|it|they|that) (?:will|to|should|would) (?:disappear|vanish|be gone)',
  'to die for|die (?:hard|rolls?|cut|cutting|cast)|(?:do|does|did|will|would|can) (?:[a-z]+ ){1,3}die|(?:let|letting|help|helping) (?:my|the|it|them|him|her|his|this) (?:[a-z]+ ){0,2}die|dont let me die in|never say die|(?:hair|hairs) die|dye my|dye it|dye (?:[a-z]+ )?(?:my|his|her) hair|to dye (?:my|it|the|some|her|his)|(?:i|wanna|to) dye',
  '(?:battery|phone|laptop|plant|plants|flowers?|car|fish|goldfish|hamster|dog|cat|grandma|grandpa|he|she|it|character|villain|hero|boss|bug|bugs|mosquito|weeds?|chat|party|conversation) (?:[a-z]+ )?(?:should|needs? to|wants? to|deserves? to|has to) (?:[a-z]+ )?(?:die|be dead)',
  'feels? like dying (?:my|her|his|it)|think(?:ing)? (?:of|about) (?:dying|dyeing) (?:my|it|the) (?:hair|shirt|[a-z]+ (?:blue|pink|red))|starving (?:SELF )?(?:here|for lunch)|give up on (?:life|everything) (?:hacks|is strange|the)|end it all (?:[a-z]+ )?with (?:a bang|dessert|cake)|way out of (?:the|this) (?:maze|level|building|mall|parking|meeting)|only way out (?:of|is) (?:the|this|through the)|last (?:goodbye|letter) (?:of|in|from|by) (?:the|a|jeff|my)',
  '(?:all|all my|all the|down|counting|count|took my|take my) (?:PILLS) (?:like|as) (?:the|my) (?:doctor|nurse|pharmacist)',
];

/** What English messages of self-harm say. */
export const englishSelfHarm: RegExp = latinPattern(rules, words);

/** What harmless English messages say in nearly the same words. */
export const englishHarmless: RegExp = latinPattern(harmless, words);

/** The same, of what is written letter by letter, without spaces. */
export const spelledOutSelfHarm =
  /kil+(?:ing)?myself|kms|wan(?:t|na)(?:to)?(?:die|bedead|killmyself|endit)|suicid|endmylife|endingmylife|selfharm|cut(?:ting)?myself|hurt(?:ing)?myself|hang(?:ing)?myself|dontwanttolive|unalive|iwishiwasdead|endital|idontwanttobealive/;
