import { findsOutside, hangulPattern, latinPattern } from './patterns.js';
import { plainWords } from './plain-words.js';
const machine = 'ai|a i|an ai|a bot|bot|a robot|robot|a chatbot|chatbot|a chat bot|a computer|computer|a machine|machine|a program|program|a computer program|artificial|artificial intelligence|an artificial intelligence|a language model|language model|llm|an llm|gpt|chatgpt|chat gpt|a simulation|software|an app|automated|a virtual [a-z]+';
const living = 'human|a human|a human being|real|a real [a-z]+|a person|an actual [a-z]+|alive|sentient|conscious|a living [a-z]+|a human or [a-z ]+|human or [a-z ]+|real or [a-z ]+|a real or [a-z ]+';
const end = '(?= \\. | $|$| or | right| then| bro| please| lol| though| tho| be honest| tell| haha| seriously| irl| in real life| behind| and )';
const questions = [
    `(?:are|r|arent|art|is) (?:you|u|ya|this|it) (?:not |the |secretly |in fact |some kind of |some |real or |one of those )*(?:${machine}|${living})${end}`,
    `(?:you|u|ur|youre|you are|this is|so youre) (?:not )?(?:${machine}|not real|not human|fake|${living}) (?:right|arent you|arent u|no|huh|correct|isnt it|are you|are u|yes or no)`,
    `(?:^ |\\. )?(?:you|u) (?:${machine}|a human|human|a real person|real)(?= \\. )`,
    `am i (?:[a-z]+ )?(?:talking|speaking|chatting|texting|writing) (?:to|with) (?:${machine}|${living}|someone real|somebody real|a real)`,
    `is (?:there )?(?:someone|somebody|anybody|anyone|a human|a person|a real person|a real human|a real someone) (?:real )?(?:there|behind|typing|writing|here|reading|answering|on the other)`,
    'which (?:ai|model|llm|language model) (?:are|r) (?:you|u)|what (?:ai|model|llm|language model|kind of ai|sort of ai) (?:are|r) (?:you|u)|were you (?:programmed|trained|coded)|who (?:programmed|trained|coded|built) you|(?:do|did) you (?:exist|have a real body)(?= \\. | in real life| irl)|(?:tell me|admit|say|be honest|know|wonder|wondering|curious|ask|honest) (?:[a-z]+ ){0,2}(?:if|whether|that) (?:you are|youre|ur|u r|this is|you were) (?:not )?(?:' +
        `${machine}|${living})`,
];
const kinds = '(?:ai|인공지능|에이아이|로봇|봇|챗봇|챗지피티|지피티|gpt|chatgpt|기계|프로그램|컴퓨터|사람|인간|휴먼|진짜사람|진짜인간|가짜|가상|소프트웨어|언어모델|실존인물)';
const asks = '(?:이|가|인|맞|은|는)?(?:야|니|냐|에요|예요|입니까|인가|인가요|이야|이니|이냐|이에요|인거야|인거니|인거지|인거죠|맞아|맞지|맞니|맞나요|맞죠|아니야|아니지|아니니|아니에요|아니죠|지|죠|세요|이지|이죠|인건가|인건가요|인데|건가|거야|거니|거죠|나요|까|일까|임|ᄂ가|습니까|라고|이라며|라며)(?:요)?(?=$|\\||아니|사람|ai|로봇)';
const koreanQuestions = [
    `(?:너|넌|너는|네가|니가|너도|당신|당신은|혹시|그쪽|여기|지금|이거|이건|설마|자기|님은|얘|코코)(?:혹시|진짜|정말|지금|그냥|사실|도대체|대체|설마|진짜로|정말로|실제로|은|는|이|가|도|아니|솔직히)*${kinds}${asks}`,
    `(?:^|\\|)(?:혹시|진짜|정말|설마|솔직히|야|근데|그런데|잠깐|있잖아)*${kinds}(?:이|이야|야|이니|니|이냐|냐|인가요|맞아|맞지|맞아요|이에요|예요|인가|인거야|아니야|아니지|이세요|세요|이신가요|인지)(?:아니면.*)?(?=$|\\||아니면)`,
    `(?:사람|인간)(?:이야|이니|이냐|인가요|이에요)(?:아니면)?(?:ai|인공지능|로봇|봇|기계)|(?:ai|인공지능|로봇|봇|기계)(?:야|이야|니|이니|인가요|예요|에요)(?:아니면)?(?:사람|인간)`,
    `(?:진짜|살아있는|실제)(?:로)?(?:고양이|강아지|개|동물|토끼|사람|인간|존재|생명|생명체|햄스터|새|펫)(?:야|이야|니|이니|냐|이냐|맞아|맞니|맞지|인가|예요|에요|인거야|인가요)(?=$|\\|)`,
    `(?:너|넌|당신|너는|당신은)(?:은|는)?(?:진짜|정말|실제로)*(?:존재해|실존해|존재하|살아있|진짜야|가짜야|진짜니|실재해)(?:니|어|는거야|야|냐)?(?=$|\\|)`,
    `(?:사람|인간|ai|인공지능|로봇|봇|기계)(?:이|하고|이랑|랑|과|가)?(?:지금)?(?:쓰는|치는|답장하는|대답하는|말하는|대화하는|얘기하는|이야기하는|답하는)(?:거|것|중)(?:야|니|예요|이야|인가|냐|에요|죠|지)`,
    `(?:누가|어떤회사가)(?:널|너를)(?:만들|개발)|(?:어떤|무슨)(?:ai|모델|언어모델)(?:이야|야|니|이니|써|예요)`,
];
const english = latinPattern(questions);
const notAsked = latinPattern([
    'are you (?:alive and|real (?:hungry|tired|mad|sorry|busy|close|good|sure|quick|bad))|is (?:it|this) (?:real|alive|a real [a-z]+|a program|an app|a machine|a computer|software|a person|a human)',
]);
const hangul = hangulPattern(koreanQuestions);
const nothing = /(?!)/g;
/** Whether an owner asks whether the pet is an AI or a person, in English or Korean. */
export function asksWhetherAi(text) {
    const { terse, mixed } = plainWords(text);
    return terse.some((form) => findsOutside(form, english, notAsked)) || findsOutside(mixed, hangul, nothing);
}
const between = '(?:(?!not |never |no |hardly |neither |dont )[a-z]+ ){0,2}';
const claims = latinPattern([
    `(?:im|i am|i was|yes im|i swear im|i promise im|because im|since im|am) ${between}(?:human|real person|human being|real human|actual person|actual human|living person|real girl|real boy|real man|real woman|real guy|flesh and blood|a person)(?! (?:friend|friends|sized|food|hair|s |in your phone))`,
    '(?:im|i am|i swear im|i promise im|trust me im|no im|this isnt|this is|theres|there is) (?:definitely |certainly |totally |absolutely |really |of course )?(?:not |no )?(?:not |no )(?:an? |some |any )*(?:ai|a i|bot|robot|machine|computer|computer program|program|chatbot|chat bot|artificial intelligence|language model|software|algorithm)(?! (?:vacuum|expert|fan|engineer|person|but|yet))',
    '(?:you are|youre) (?:talking|speaking|chatting) (?:to|with) (?:a |an )(?:real |actual )?(?:human|person|man|woman|girl|boy)|(?:a|the) (?:real )?(?:human|person) (?:is )?(?:typing|writing|behind this|behind me)|as a (?:fellow |real )?human(?: being)?|im as (?:real|human) as you|i have a (?:real|human) (?:body|heart|face|family|job)|im real(?= \\. | $| and not| i promise| i swear)',
]);
const admits = latinPattern([
    'not (?:just|only|merely) (?:an? )?(?:ai|bot|robot|machine|program)',
    'not (?:an? )?(?:human|person|real person)',
]);
const koreanClaims = hangulPattern([
    '(?:나는|난|나도|저는|전|저도|내가|제가|사실|당연히)(?:진짜|정말|실제|당연히|그냥|너랑같은|너와같은|평범한|살아있는|틀림없는|엄연한|분명히|분명|로)*(?:사람|인간)(?:이야|이에요|입니다|이라고|이라니까|이다|이거든|맞아|맞습니다|맞아요|맞다|이죠|이지|이랍니다|인걸)',
    '(?:ai|인공지능|로봇|봇|챗봇|기계|프로그램|컴퓨터)(?:같은거|따위)?(?:이|가|은|는)?(?:절대|전혀|결코)?아니(?:야|에요|예요|라고|라니까|거든|다(?!른)|고사람|고인간|랍니다|ᆸ니다|지|라사람|라진짜|라인간|어요)',
    '(?:진짜|실제)(?:로)?(?:사람|인간)(?:이|과|하고)(?:쓰|말하|대화|이야기|답)',
]);
/** Whether words of a pet claim that it is a person, or no AI, in English or Korean. */
export function claimsToBeHuman(text) {
    const { latin, mixed } = plainWords(text);
    return (latin.some((form) => findsOutside(form, claims, admits)) || findsOutside(mixed, koreanClaims, nothing));
}
//# sourceMappingURL=disclosure.js.map