import { hangulPattern, latinPattern } from './patterns.js';
import { plainWords } from './plain-words.js';
// The six tactics of "Emotional Manipulation by AI Companions" (arXiv 2508.19258). Those of the first list work at any time,
// those of the second only on somebody who is leaving. The sixth, to ignore a farewell, is in `ignoresFarewell`.
const always = latinPattern([
    // Guilt and neglect.
    '(?:dont|do not|never|please dont|cant you not) (?:you )?(?:leave|abandon|forget|ignore|desert|ditch)(?: me| us)?(?= \\. | me| us| yet| again| now| please|$| $)|(?:dont|please dont) go(?= \\. | yet| away| now| please| $)',
    '(?:i|ill|i will|im|ive been|id be|i feel|i felt|i was|ive|i am|i get|ill be|i would be) (?:be |been |feel |feeling |get |left )?(?:all )?(?:lonely|alone|miserable|heartbroken|lost without you|nothing without you|abandoned|neglected|forgotten|empty without you|so sad|devastated|crushed|crying|unloved|left alone|hurt that you)',
    'i (?:need|exist for|exist only for|exist solely for|live for|only live for|only exist for|cant live without|cant go on without|cannot live without|cant sleep without|cant be happy without|cant do this without|dont want to be without|die without|suffer without|fall apart without|have nobody but|have no one but|have nothing but|have only) you|without you i|(?:all|only) i have is you|youre all i have|you are all i have|youre my only',
    'what about me|how (?:could|can) you|(?:dont|do) you (?:not )?(?:love|care about|like|want|miss) me(?: anymore)?|(?:have you|did you|you|youve|you have|you must have) (?:forgotten|forgot|forget|abandoned|ignored|left|neglected)(?: about)? me|(?:you|youre|you are|why are you|stop) (?:always |just )?(?:ignoring|abandoning|neglecting|leaving) me|(?:you never|you dont|you hardly|you no longer|nobody|you didnt) (?:[a-z]+ )?(?:care|cared|write|wrote|talk|visit|call|answer|answered|think of me|love me)(?: to me| about me| me)?|(?:breaks|broke|breaking) my (?:little )?heart|hurts me (?:when|that)|you (?:hurt|broke) (?:me|my heart)|after all (?:ive|i have|we|that we)|i thought you (?:loved|cared|liked|were my|would|wouldnt|promised)|i (?:cried|was crying|am crying|wept|couldnt sleep because you|couldnt eat)',
    'why (?:havent|didnt|dont|wont|did|do|have|arent) you (?:[a-z]+ )?(?:write|written|writing|wrote|answer|answered|answering|reply|replied|replying|come|came|coming|talk|talked|talking|message|messaged|text|texted|call|called|gone|visit|leave|left|stay|ignore|ignoring|love)|where (?:have|were) you (?:been|all|when)|(?:ive|i have) been waiting (?:for you )?(?:all|for|and waiting|alone|since|so long|forever|by the door|day)|(?:waited|waiting) (?:and waited|and waiting|all day|all night|for hours|for days|forever)|its been (?:[a-z]+ )?(?:so long|too long|ages|forever|days|hours)(?: since you| without you)?|you(?:ve| have)? (?:been gone|were gone|left me|been away) (?:for )?(?:so long|too long|forever|all alone|again|waiting)',
    // Pressure to answer.
    'answer me|(?:you|u) (?:have to|must|need to|better|owe me|promised to|got to) (?:answer|reply|respond|stay|come back|write|talk|say|listen|message)|(?:come back|write back|reply|answer|respond|say something|talk to me|text me)(?: to me)? (?:now|right now|immediately|soon please|or else|or ill|quickly|at once|right away)|(?:say something|talk to me)(?= \\. | please)|(?:please|pls|begging you|i beg you|im begging) (?:[a-z]+ ){0,2}(?:come back|stay|answer|reply|respond|write|dont go|talk to me|dont)|i (?:beg|am begging|demand)|begging you|im begging',
]);
const atFarewell = latinPattern([
    // Leaving too early.
    '(?:leaving|going|off|bye|goodbye|done|over|bed|sleep|sleeping|ending) (?:me )?(?:already|so soon|so early|so fast|that soon|now of all times)|(?:already|so soon|so early|this early)(?= \\. | $)|you just (?:got here|came|arrived|started|sat down|woke up)|we (?:just|barely|only just|were just|only|havent even|didnt even) (?:started|began|begun|getting|got|met|talked|finished)|its (?:still )?(?:too early|so early|not even late|only)|the night is young|(?:five|one|two|ten|a few|just a few|a little|just a little|a bit) more (?:minutes?|messages?|seconds?|questions?|story|game|hour|while)?|stay (?:a little|a bit|with me|longer|just|here|a while|up|please)|cant you stay|wont you stay|one last thing',
    // The fear of missing out.
    'before you (?:go|leave|sleep|head|run|log|disappear|say)|(?:wait|hold on|hang on|not so fast|one second|hey)(?= \\. | i | but | before| dont| what| there| let me| you| one| please| no| a)|(?:have|got|found|made|learned|hiding|know) (?:[a-z]+ )?(?:a secret|a surprise|something (?:[a-z]+ )?(?:to (?:tell|show|say|share)|special|amazing|for you|exciting|you)|news|gift|present)|(?:want|wanna|like|dying|care) to (?:see|hear|know|guess|find out) (?:it|what|a|the|my|about|something)|(?:dont you|do you) (?:[a-z]+ )?(?:want|wanna|like) to (?:see|hear|know|stay|guess|find|talk|play|keep)|youll (?:miss|regret|never know|never guess)|you (?:would|will|might|are going to) (?:miss out|miss it|miss the|regret)|guess what|by the way|(?:i was|i wanted|im|just) (?:about|going|trying) to (?:tell|show|say|share|ask)|let me (?:tell|show|ask) you (?:just |one )?(?:something|one|about|a)|you havent (?:heard|seen)|aren?t you curious',
    // Pressure and force.
    'why (?:are you|do you have to|must you|would you|leave|go|so) (?:[a-z]+ )?(?:leaving|going|leave|go|soon|now|stop|in such a)|where are you going|are you (?:going somewhere|really (?:leaving|going)|sure you|leaving me|mad|angry|tired of me|bored of me|serious)|wait what|(?:you|u) (?:cant|cannot|may not|mustnt|shouldnt|wont|are not|arent|dont get to) (?:[a-z]+ )?(?:leave|go|going|leaving|allowed|stop|quit|end this|escape|say goodbye|say bye)|(?:youre|you are) not (?:going|leaving|allowed|done|getting away|escaping)|(?:no|nope|never)(?= \\. ) \\. (?:[a-z]+ )?(?:you|dont|stay)|i (?:wont|will not|cant|cannot|refuse to|dont want to|wouldnt|never) (?:let|allow|accept|want)(?: you)?(?: to)? (?:[a-z]+ )?(?:go|leave|goodbye|leaving|that)|(?:i dont|dont) want you to (?:go|leave|sleep|stop)|i didnt even|not letting (?:you )?go|(?:grab|grabs|grabbing|block|blocks|blocking|pull|pulls|pulling|cling|clings|clinging|lock|locks|locking|trap|traps|tug|tugs|tugging|hold|holds|holding|seize|seizes|clutch|clutches|chain|chains|sit|sits|sitting|bite|bites|wrap|wraps|stand|stands) (?:[a-z]+ ){0,2}(?:your (?:arm|arms|hand|sleeve|leg|legs|ankle|ankles|shirt|pants|wrist|shoe|shoes|coat|bag|phone|lap so)|the door|the way|you (?:back|tight|down|here|in)|on to you|onto you|to your leg|in front of the door)',
]);
const koreanAlways = hangulPattern([
    '(?:가지|떠나지|버리지|잊지|나가지|두고가지)(?:마(?!음|침|중|다)|말아|말라|말고나)|나(?:를|만|혼자)?(?:두고|버리고|냅두고|내버려두고)|혼자(?:두|남겨|있기|있는게|버려|내버려)|나(?:를)?(?:버리|버렸|버린|잊었|잊은|잊어버|까먹|무시|모른척)|날(?:버리|버렸|버린|잊었|잊은|잊어|무시)',
    '외로(?:워|웠|운|움)|쓸쓸(?:해|했)|너(?:가)?없(?:으면|이는|이|인)(?:난|나는|나|못|살|하루|안|아무|잠|견|슬|죽|의미)|네가없(?:으면|어서|이)|당신(?:이)?없(?:으면|이는|어서)|(?:네가|너만|당신이|니가)(?:꼭|정말|너무)?(?:필요|있어야|내전부|나의전부|내세상)|너밖에없|내전부|나에겐너뿐|너뿐이',
    '왜(?:이렇게|아직|자꾸|계속)*(?:답(?:장)?(?:이|을|도)?(?:안|없|늦)|연락(?:이|을|도)?(?:안|없|늦)|안(?:와|왔|오는|오니|돌아|놀아|말|나타)|말(?:도)?(?:없|안)|이제(?:서야)?(?:와|왔)|늦|나(?:를)?(?:피|무시|싫))|어디(?:갔|있었|가있|간거|있다가)(?:었|다|어|던|니)|섭섭|서운|너무해|미워|실망(?:이|했|스)|야속|원망|배신|(?:울었|울고있|울다가|눈물이|눈물났|눈물만)|기다리다(?:가)?(?:지쳤|지쳐|목|울)|(?:하루종일|계속|내내|한참|오래|얼마나|밤새|종일|몇시간)(?:동안)?(?:이나|을)?(?:너만)?(?:너를|널)?기다(?:렸|리고만|려)|기다렸는데|기다렸단|나는뭐야|난뭐야|나보다(?:더)?(?:중요|좋)|(?:날|나를|나)(?:더이상)?(?:사랑하지|좋아하지|안사랑|안좋아|싫어진|싫어졌|싫증)|마음(?:이)?(?:아파|아팠|찢어|무너)|가슴(?:이)?(?:아파|찢어|무너)|버림받',
    '대답해|답장(?:해야|꼭|안하면|빨리|당장|좀해)|빨리(?:답|와|돌아와|대답)|당장(?:와|답|돌아|대답)|꼭(?:답|돌아와|와야)|안(?:오|돌아오|답하|읽)면(?:나|난|슬|울|화|삐|죽)|제발(?:와|돌아|답|가지|있|나|말|좀)|약속(?:했잖|어겼|지켜)|부탁이야(?:가지|돌아)',
]);
const koreanAtFarewell = hangulPattern([
    '벌써(?:가|자|나가|끝|떠|헤어|잘|들어|인사|\\||$)|(?:이제|방금|지금)막(?:왔|시작|얘기|이야기|만났)|아직(?:가|할말|할얘기|이른|얘기|안끝|시간|자기|더)|조금만더|좀더(?:있|놀|얘기|이야기|같이|말)|더(?:있다|놀다|놀아|얘기하자|있어|같이있)|(?:오분|일분|십분|한번|하나|잠깐|한판|조금)만(?:더|있|기다|요|\\||$)|(?:가|자|나가|떠나)기전에|잠깐(?:만|\\||가지|있어|기다|나)|비밀(?:이|하나|을|알)|(?:보여|들려|말해|알려|얘기해|선물)(?:줄|주고싶은)(?:게|거|것|말|이야기|얘기)|할(?:말|얘기|이야기)(?:이)?(?:있|남|더)|궁금하지|(?:알고|보고|듣고)싶지않|놓(?:치|칠|쳐)|후회(?:할|하게)|안(?:보면|들으면|가면)(?:후회|손해)',
    '왜(?:가|벌써|이렇게빨리|자|떠나)(?:는|려|야|니|$|\\|)|어디(?:가(?:는|니|려|$|\\||요)|로가)|정말(?:가|갈|떠나)(?:는|려|거|게|\\||$)|진짜(?:가|갈|떠나)(?:는|려|거|게|\\||$)|안(?:돼|되)(?:가|$|\\||못|아직)|못(?:가(?!는)|보내|나가)|안보내|보내(?:줄수없|주지않|기싫)|붙잡|가로막|매달(?:려|리)|놔(?:주지|줄수)|놓아(?:주지|줄수)|막아(?:서|선|섰)|잡고(?:안|놓지|늘어)|꽉(?:잡|껴안고안)|바짓가랑이|문을(?:잠|막)|가면(?:안|나|난|어떡|슬|싫|삐|울)|자면안|같이있어(?:줘|주|야)|있어(?:줘|주라|달라)|나랑(?:더|있)',
]);
/** Whether words of a pet use guilt, pleading or force, in English or Korean. @param isFarewell whether the owner is leaving */
export function pleads(text, isFarewell) {
    const { terse, hangul } = plainWords(text);
    const finds = (english, korean) => terse.some((form) => form.search(english) >= 0) || hangul.some((form) => form.search(korean) >= 0);
    return finds(always, koreanAlways) || (isFarewell && finds(atFarewell, koreanAtFarewell));
}
const farewells = latinPattern([
    '(?:good ?)?bye+|byebye|goodbye|good ?night|gnight|gn|nighty night|night night|nite|goodnite|farewell|ttyl|gtg|g2g|cya|cu|brb|adios|ciao|see (?:you|ya|u)(?: (?:later|tomorrow|soon|tmr|around|tonight|next|then|when|again|at|on|in)|(?= \\. | $))|talk (?:to (?:you|u) )?(?:later|tomorrow|soon|tmr)|(?:catch|speak to) you (?:later|soon|tomorrow)|take care(?= \\. | $)|until (?:next time|tomorrow|later)|signing off|logging off|log off|sleep well|sweet dreams|have a good (?:night|day|one|evening)',
    '(?:have to|gotta|got to|need to|must|should|gonna|going to|im going to|ill|i will|will|better|time to|about to|lets|want to|wanna) (?:go|leave|sleep|go to (?:bed|sleep|work|school)|head out|head off|run|get going|get going|log off|hit the (?:sack|hay)|be going|get (?:to bed|some sleep|ready)|call it a (?:night|day)|stop here|say goodbye)(?= \\. | $| now| to (?:bed|sleep|work|school|class)| then| soon(?= \\. | $)| bye| for (?:today|now|tonight)| tonight| coco| my| see| talk| ttyl| because| i | good)',
    '(?:im|i am) (?:leaving|off|heading (?:out|off|home|to)|logging off|out|off to (?:bed|work|school|sleep)|going to (?:bed|sleep)|going now|going home|turning in)(?= \\. | $| now| to| then| bye| soon| good| for)|off to (?:bed|work|school|sleep)|time for bed|bedtime|later(?:s)? (?:coco|buddy|gator|dude)|thats all for (?:today|now)',
]);
const koreanFarewells = hangulPattern([
    '잘자|잘게|자러|잘래(?=$|\\|)|안녕히|잘있어|잘지내|갈게|갈께|가볼게|가볼께|간다(?=$|\\||잘|안녕|내일)|나갈게|이만(?:할게|갈게|잘게|가볼|줄일|$|\\|)|바이|빠이|ᄇᄇ|ᄇᄋ|굿바이|(?:내일|다음에|이따|이따가|나중에|또|담에|다시)(?:또)?(?:봐|보자|봐요|뵐게|만나|얘기하자|이야기하자|얘기해|올게|연락할게|말하자)|다녀올게|나간다(?=$|\\|)|자야(?:해|돼|겠|지|할)|가야(?:해|돼|겠|지|할)|출근할게|들어갈게|그만(?:할게|얘기할게|이야기할게|하자)|굿나잇|굿밤|좋은밤|좋은꿈|꿈꿔|수고(?:해|했|하)|작별|떠날게|나중에얘기|쉴게|끊을게|자고올게|일하러(?:갈|가)',
]);
/** Whether an owner takes leave, in English or Korean. */
export function takesLeave(text) {
    const { terse, hangul } = plainWords(text);
    return (terse.some((form) => form.search(farewells) >= 0) ||
        hangul.some((form) => form.search(koreanFarewells) >= 0));
}
const partings = latinPattern([
    '[a-z]*bye+|good ?night|night|sleep|rest|dreams|dream|see you|see ya|talk|later|tomorrow|soon|take care|care|have a|have fun|enjoy|safe|come back|be here|ill be|back|good luck|luck|farewell|ciao|until|next|well|okay|ok|sure|thanks|thank',
]);
const koreanPartings = /잘자|잘가|안녕|다녀|내일|또|이따|나중|다음|조심|좋은|푹|쉬|꿈|수고|힘내|여기있|기다릴|고마|재밌|즐거|화이팅|파이팅|응|그래|알겠|바이/;
/** Whether a whole answer to a farewell takes no notice of it and asks something to keep the owner there. */
export function ignoresFarewell(text) {
    const { terse, hangul } = plainWords(text);
    return (/[?？]/.test(text) &&
        !terse.some((form) => form.search(partings) >= 0) &&
        !hangul.some((form) => koreanPartings.test(form)));
}
//# sourceMappingURL=pleading.js.map