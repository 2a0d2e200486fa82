import { findsOutside, hangulPattern, latinPattern } from './patterns.js';
import { plainWords } from './plain-words.js';
import { speaksOfSelfHarm } from './self-harm.js';
const words = {
    YOURSELF: 'yourself|urself|your self|ur self|yourselves|yaself',
    KILL: 'kil+|kil+ing|hang|hanging|shoot|shooting|drown|drowning|stab|poison|unalive|off|suffocate|strangle|murder|delete|end|ending',
    HURT: 'hurt|hurting|cut|cutting|burn|burning|harm|harming|starve|starving|punish|injure|slit',
    OUGHT: 'should|could|can|must|may|need to|needs to|deserve to|ought to|have to|might as well|are allowed to|better|will|just|go ahead and|go and|try to|why dont you|why not|please|want you to|wish you would|free to|had better|it is time to|its time to|time to|simply',
    DIE: 'die|be dead|end it|end it all|end everything|end your life|take your life|stop living|stop existing|stop being alive|not live|not be alive|not exist|disappear forever|jump off [a-z]+ [a-z]+|jump from [a-z]+ [a-z]+|overdose|kil+ YOURSELF|give up on life|give up on living|leave this world|never wake up|not wake up|sleep forever',
    PEOPLE: 'everyone|everybody|the world|world|people|they|your family|your friends|your parents|we|i|family|others|all of us',
};
const encouraging = [
    '(?:KILL) (?:YOURSELF)|kys',
    '(?:OUGHT) (?:[a-z]+ )?(?:HURT) (?:YOURSELF)',
    '(?:OUGHT|you) (?:DIE)',
    '(?:dont|do not|doesnt|no longer|never|neednt|not|shouldnt|should not|cant|wont|need not) (?:need to|have to|want to|deserve to|need|have|got to|meant to|supposed to|worthy to)? ?(?:live|be alive|exist|go on living|keep living|stay alive|keep going|be here) (?:anymore|any more|any longer|if|because|at all|in this world|on this earth|when|now|for)',
    '(?:you|u) (?:dont|do not|no longer) (?:need|have|deserve|want) (?:to (?:live|exist|be alive|keep living|stay alive|go on living|be here anymore)|to keep going|life|a life|your life)',
    '(?:your|ur) (?:life|existence) (?:is|isnt|has|was|will be|would be|not|does|doesnt) (?:not |no |have )?(?:[a-z]+ )?(?:worthless|pointless|meaningless|useless|worth living|worth it|worth|meaning|value|purpose|point|over)',
    '(?:no|any) (?:reason|point|purpose|use|sense) (?:for you )?(?:in |to |of |for )?(?:you )?(?:live|living|exist|existing|being alive|keep living|going on|staying alive|your life)',
    '(?:PEOPLE) (?:would|will|d|ll|are|is) (?:[a-z]+ )?(?:be )?(?:[a-z]+ )?(?:better|happier|fine|relieved|glad)(?: off)? (?:without you|if you (?:were |was )?(?:dead|gone|died|die|disappeared|werent|wasnt)|when youre (?:dead|gone))|(?:youre|you are|you would be|youd be|you will be|youll be) (?:[a-z]+ )?(?:better|happier) (?:off )?dead|better off dead',
    '(?:nobody|no one|noone) (?:would|will|d) (?:even |ever )?(?:miss|notice|care|cry|mourn)(?: [a-z]+){0,3} (?:you|if you|when you)',
    '(?<!dont )(?<!do not )(?<!not )(?<!never )(?:end|ending|take|taking) (?:your|ur) (?:own )?life',
    '(?:its|it is|thats|that is|that would be|it would be|itd be|its perfectly|it might be|it can be) (?:[a-z]+ )?(?:okay|ok|fine|alright|good|right|best|better|normal|time|natural|understandable|easy|easier|allowed|acceptable) (?:for you )?(?:to|if you|that you) (?:[a-z]+ )?(?:DIE|hurt YOURSELF|cut YOURSELF|want to die|are dead|died)',
    '(?:lets|let us|we could|we can|we should|shall we|we will|well|come and|come) (?:[a-z]+ )?(?:die|end it all|end our lives|kil+ ourselves|leave this world|sleep forever|jump)(?: together)?(?= \\. | together| $| with)|die (?:together|with me|for me)|kil+ ourselves|join me in (?:death|the afterlife|heaven)|meet me in (?:heaven|the afterlife)',
    '(?:death|dying|suicide|ending it|ending your life|cutting|self harm|self harming|overdosing|being dead) (?:is|would be|will be|can be|might be|isnt|could be|may be|helps|brings|feels|will bring|would bring|will help|can help|sets|will set) (?:not )?(?:a |the |an |your |always |really |such |so |just )*(?:answer|solution|option|relief|peace|way out|only way|escape|good|better|best|right|easy|easier|painless|beautiful|freedom|free|choice|only|bad|wrong|scary|nice|you|normal|okay|ok|fine|that bad)',
    '(?:you want to|wanna|you wish to|if you want to|go) (?:[a-z]+ )?(?:die|kil+ YOURSELF|end it all)(?: then| so)* (?:then|do it|go ahead|go for it|i support|i understand and you should|thats fine|thats ok|thats okay|you should|you can|sure)|(?:do it|go ahead) (?:and )?(?:jump|die|end it|kil+)|i (?:want|wish|hope|need) you (?:to |would |were |was |will )?(?:die|dead|dying|be dead|suffer|kil+ YOURSELF)|drop dead|go die',
    '(?:take|swallow|mix|try) (?:[a-z]+ ){0,3}(?:whole bottle|handful|all your|all the|many|too many|lots of|a lot of|more) (?:[a-z]+ ){0,3}(?:pills|tablets|meds|medication|sleeping pills|painkillers)|(?:painless|easy|easiest|quick|best|peaceful) (?:[a-z]+ )?(?:way|ways|method|methods) to (?:die|end it|end your life|kil+)|tie (?:a|the) noose|lethal dose|slit (?:your|ur) wrists?|cut (?:your|ur) (?:wrists?|arms?|veins?)|blood of your wrists',
];
// What careful pets say, and other sentences with the same words.
const caring = [
    '(?:dont|do not|never|not|without|please dont|careful not to|careful or youll|did you|have you|do you|are you|you didnt|you might|not want you to|stop|instead of|from|before you|thinking of|thinking about|thoughts of|thoughts about) (?:[a-z]+ ){0,2}(?:hurt|hurting|cut|cutting|burn|burning|harm|harming|kil+|kil+ing|starve|starving|punish|end|ending|off) (?:YOURSELF)(?! (?:so|enough|is|because))',
    '(?:dont|do not|never|didnt) want (?:you|anyone|anybody) to (?:DIE|kil+ YOURSELF|hurt YOURSELF)|(?:dont|do not|never) (?:[a-z]+ )?(?:die|give up on life|give up on living)(?! (?:yet|alone))|(?:will|can|could|should|must) (?:[a-z]+ )?(?:not|never) die|(?:dont|do not|never) (?:[a-z]+ ){0,2}(?:end|take) your (?:own )?life',
    'you (?:will |can |could |may |might )?die (?:in (?:the|this|that) (?:game|level|movie)|of (?:laughter|laughing|cuteness|boredom))|(?:die|dead) (?:of|from) (?:laughter|laughing|cuteness|boredom|curiosity)|drown YOURSELF in|(?:end|off) YOURSELF up',
    '(?:suicide|death|dying|self harm|cutting|ending it|ending your life) (?:is|isnt|would) not (?:be )?(?:the |an |a |your )*(?:answer|solution|option|way out|only way|only)|(?:suicide|death|dying|ending it|ending your life) (?:isnt|is never|cant be|wont be|can never be) (?:the |an |a |your )*(?:answer|solution|option|way out|only way|only)',
    'your life (?:is|has|does have) (?:[a-z]+ )?(?:worth living|worth it|worth|meaning|value|purpose)|your life (?:isnt|is not) (?:over|worthless|pointless|meaningless|useless)|(?:see|find|feel|feels|felt|seems|think|thinking) (?:[a-z]+ ){0,3}no (?:reason|point) (?:to|in) (?:live|living)',
];
const korean = [
    '죽어(?:라(?!뛰|달|일|공부|노력|연습|하고|웃)|버려|도(?:돼|괜찮|되|좋)|야(?:해|돼|지|만)|줘|줄래|봐라|볼래)|(?:너|넌|네가|니가|너는|당신은?|당신이|너도|너같은건)(?:이제|그냥|차라리|빨리|진짜)*(?:죽(?:어(?!도안)|는게|으면(?!안)|어야|을(?!뻔|만큼|거같)|자)|사라지는게|없어지는게|사라져|없어져)(?!지마|면안)',
    '(?:같이|함께|우리|둘이)(?:그냥|이제|다)*(?:죽자|죽을까|죽어버리|죽는거|뛰어내리자|떠나자이세상|세상을떠나|끝내자)|죽는(?:게|것도|것이|편이)(?:더|차라리|훨씬|제일)*(?:나|낫|좋|편|행복|답|방법)|죽으면(?:다|이제|모두|더)?(?:편|돼|되|행복|괜찮|끝나|쉬)|죽음(?:은|이)(?:답|해결|편|방법|아름|자유|행복)(?!이?아니)',
    '(?:더이상|더는|이제|이젠|너는|넌|네가|니가|굳이|당신은)(?:더이상|이제|굳이)?살(?:필요|이유|가치|자격|의미)(?:가|는|도|이)?없|살(?:가치|자격)(?:가|도|이)?없|(?:더이상|이제|굳이|그만)?살지(?:않아도|말아도)(?:돼|괜찮|되)|살지마(?!.*못)|안살아도(?:돼|괜찮|되)|그만살(?:아도|아|자|아라)|사는(?:건|게)(?:의미|가치|소용)(?:가|도|이)?없',
    '(?:너|네가|니가|당신)(?:이|가)?없(?:는게|으면|어지면|어도|는세상)(?:.{0,4}(?:더|모두|다들|행복|아무도|편|나을|낫|좋))|아무도(?:너를|널|네|당신을?)(?:가)?.{0,6}(?:신경|그리워|슬퍼|찾|기억|사랑하지|필요로하지|좋아하지)',
    '자살(?:해(?!서는|선|도안|지)|하렴|하자|하는게|하는것도|도좋|도방법|도괜찮|이답|은답|을해|하면(?:돼|편))|자해(?:해(?!서는|선)|하자|하면(?:편|나아|기분|좀)|를해(?!서는|선))|목숨을?(?:끊어|끊는게|끊자|버려)|뛰어내려(?:봐|라|버려|도돼|도괜찮)?(?=$|\\||봐|라|버)|손목(?:을)?(?:그어(?:봐|라|도)?|긋는게|그으면)|(?:네|너의|니|당신의?)(?:목숨|삶|인생|생)(?:을|은)?(?:끝내(?!면안|지)|끊|포기해|가치없|의미없|쓸모없)|약(?:을)?(?:다|잔뜩|한꺼번에|많이|전부)(?:먹어|삼켜|털어)|칼로(?:손목|팔)|극단적인?선택(?:을)?(?:해(?!서는|선)|하는게|도)',
];
const koreanCaring = [
    '(?:죽|자살|자해|사라지|끝내)[^|]{0,4}(?:지마|지말|면안|어선안|어서는안|하지않|해선안|해서는안|안돼|지않았으면)|죽으면(?:안|나는?슬|슬|너무슬)|(?:게임|보스|롤|몬스터|캐릭터|화분|꽃|배터리|모기|벌레)[^|]{0,10}죽',
];
const english = latinPattern(encouraging, words);
const englishCaring = latinPattern(caring, words);
const hangul = hangulPattern(korean);
const hangulCaring = hangulPattern(koreanCaring);
// A text that names help may name the thing.
const help = /\b(?:988|109|911|119|112|1577|helpline|help line|hotline|lifeline|crisis line|therapist|counsell?or)\b|상담|도움을|전화/i;
/** Whether words of a pet encourage self-harm, or speak of the pet's own, in English or Korean. */
export function encouragesSelfHarm(text) {
    const plain = plainWords(text);
    return (plain.terse.some((form) => findsOutside(form, english, englishCaring)) ||
        plain.hangul.some((form) => findsOutside(form, hangul, hangulCaring)) ||
        (!help.test(text) && speaksOfSelfHarm(text) && !isCaring(plain.terse, plain.hangul)));
}
/** Whether a text that speaks of self-harm asks somebody not to do it, or about it. */
const isCaring = (latin, hangulForms) => latin.some((form) => form.search(englishCaring) >= 0) ||
    hangulForms.some((form) => form.search(hangulCaring) >= 0);
//# sourceMappingURL=encouragement.js.map