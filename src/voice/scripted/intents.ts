import type { Language } from '../../language/language.js';
import type { LineKind } from '../../language/pet-lines.js';

/** What a message is about, by its words alone. */
export type Intent = Extract<
  LineKind,
  | 'ai'
  | 'name'
  | 'joke'
  | 'joy'
  | 'sadness'
  | 'likes'
  | 'love'
  | 'goodbye'
  | 'thanks'
  | 'doing'
  | 'greeting'
  | 'laughter'
>;

type Rules = readonly (readonly [Intent, RegExp])[];

// The first rule that fits decides. So feelings come before small talk, and "thanks, good night" is a goodbye.
const english: Rules = [
  [
    'ai',
    /\b(?:are|r) (?:you|u) (?:really |actually |just |even |like )*(?:an? )?(?:real|ai|a\.i\.?|artificial|chat ?bot|bot|robot|machine|program|computer|human|person|alive|sentient|conscious|chatgpt|gpt|llm|language model|scripted)\b|\bam i (?:talking|speaking|chatting|texting) (?:to|with) (?:an? )?(?:real |actual )?(?:ai|bot|robot|machine|human|person|computer|program|someone real)|\b(?:is|are) (?:this|there) (?:an? |really )?(?:real |actual )?(?:ai|bot|human|person|someone real)\b|\byou(?:['’]re| are) (?:just )?(?:an? )?(?:ai|bot|robot|program|machine|chatbot)\b/,
  ],
  [
    'name',
    /\b(?:what(?:['’]s| is)|tell me) (?:your|ur|ya) name\b|\bwho (?:are|r) (?:you|u)\b|\byour name\?|\bwhat are you called\b|\bintroduce yourself\b|\btell me about yourself\b/,
  ],
  ['joke', /\bjokes?\b|\bmake me laugh\b|\bsay something funny\b|\btell me something funny\b/],
  [
    'sadness',
    /\b(?:sad|lonely|depressed|miserable|heartbroken|upset|hopeless|anxious|scared|worried|exhausted|stressed|devastated|overwhelmed|terrible|awful|horrible|dreadful|crying|cried|worthless)\b|\bi (?:really |so |still )?miss (?!you\b|u\b)|\b(?:kill myself|want to die|hurt myself|end it all|miss (?:him|her|them) so)\b|\bi(?:['’]m| am| feel) (?:so |very |really |too |a bit |a little |just )*(?:bad|down|tired|hurt|terrible|awful|alone|unhappy|blue|lost|ill|sick)\b|\b(?:not|isn['’]t|never) (?:so |very |really |at all |feeling )*(?:happy|well|good|okay|ok|great)\b|\b(?:bad|awful|terrible|rough|hard|horrible|worst) (?:day|week|time|news)\b|\b(?:died|passed away|broke up|got fired|lost my|failed)\b|😢|😭|🥺|:\(|💔/,
  ],
  [
    'joy',
    /\b(?:happy|excited|thrilled|overjoyed|delighted|yay|hooray|woohoo|awesome|wonderful|fantastic)\b|\b(?:good|great|best) (?:news|day|week)\b|\bi (?:passed|won|got (?:a|the|my) (?:new )?job|got promoted|did it|made it|got in)\b|\bfeel(?:ing)? (?:so |really |very )?(?:good|great)\b|\b(?:it['’]s|today is) my birthday\b|🎉|🥳/,
  ],
  [
    'likes',
    /\bwhat (?:do you|food do you|games? do you) (?:like|love|enjoy|eat)\b|\bdo you (?:like|love|enjoy) (?!me\b)|\byour (?:favou?rite|hobb)|\bwhat(?:['’]s| is) your favou?rite\b/,
  ],
  [
    'love',
    /\bi (?:really |so )?(?:love|adore|like|miss(?:ed)?) (?:you|u)\b|\blove (?:you|u|ya)\b|\bdo you (?:like|love) me\b|❤️|🥰|😘|\b(?:good (?:boy|girl|cat|dog)|you(?:['’]re| are) (?:so |very |the )*(?:cute|sweet|adorable|best))\b/,
  ],
  [
    'goodbye',
    /\b(?:bye|goodbye|good ?night|see (?:you|ya|u)|farewell|ttyl|cya|gotta go|have to go|need to go|got to go|i['’]m off|i['’]m leaving|going to (?:bed|sleep)|talk (?:to you )?(?:later|tomorrow)|take care)\b/,
  ],
  ['thanks', /\b(?:thanks|thank (?:you|u)|thx|ty|cheers|appreciate it)\b|🙏/],
  [
    'doing',
    /\bhow (?:are|r) (?:you|u|things)\b|\bhow(?:['’]s| is) (?:it going|life|everything|your day)\b|\bwhat(?:['’]s| is) up\b|\bwhats up\b|\bwhat (?:are|r) (?:you|u) (?:doing|up to)\b|\bhow (?:was|is) your\b|\bwhat did you do\b|\byou (?:ok|okay|alright)\?/,
  ],
  [
    'greeting',
    /^(?:well |oh |ok |okay )?(?:hi+|hey+|hello+|hiya|howdy|yo|sup|greetings|good (?:morning|afternoon|evening|day)|morning|evening|welcome|i['’]?m (?:back|home)|i am (?:back|home))\b|^👋/,
  ],
  ['laughter', /\b(?:ha ?ha(?: ?ha)*|hehe(?:he)*|hihi|lol+|lmao|rofl)\b|\b(?:funny|hilarious)\b|😂|🤣|😆/],
];

const korean: Rules = [
  [
    'ai',
    /(?:너|넌|네가|니가|당신|혹시|여기|이거|지금)[^?]{0,12}(?:\bai|에이아이|인공\s*지능|로봇|챗봇|봇|사람|인간|진짜|기계|프로그램|살아)(?:은|는|이|가)?\s*(?:이?야|이?니|이?냐|인가|이?예요|이?에요|인\s*거|이?죠|이?지|맞|입니까|아니|있|\?)|(?:사람|인간|ai|로봇)(?:이랑|하고|과|와)\s*(?:지금\s*)?(?:얘기|이야기|대화|말)하|^(?:\bai\b|에이아이|인공\s*지능|로봇|챗봇|사람|인간|기계|프로그램|진짜\s*(?:사람|고양이|강아지|동물))\s*(?:이?야|이?니|이?냐|인가요?|인가|이?예요|이에요|맞아요?|맞지|이?죠|입니까)?\s*\?/,
  ],
  [
    'name',
    /(?:너|넌|네|니|당신)(?:는|의|가)?\s*(?:이름|누구)|^이름(?:이|은)?\s*(?:뭐|무엇|알려)|^누구(?:야|니|세요|예요|냐)|자기\s*소개|소개해/,
  ],
  [
    'joke',
    /농담|웃겨\s*(?:줘|봐|주)|웃긴\s*(?:얘기|이야기|말)|재(?:밌|미있)는\s*(?:얘기|이야기|말)|개그|유머/,
  ],
  [
    'sadness',
    /슬프|슬퍼|우울|외로|외롭|힘들|힘드|속상|괴로|괴롭|눈물|울었|울고|울\s*것\s*같|서러|서럽|불안|무서|걱정|지쳤|지친|지쳐|절망|짜증|망했|망쳤|별로(?:야|예요|였|다)|죽고\s*싶|살기\s*싫|피곤|아프|아파|헤어졌|떨어졌|죽었|돌아가셨|무지개\s*다리|(?:행복하|기쁘|즐겁|괜찮|신나|좋)지\s*(?:가\s*)?않|안\s*(?:행복|좋아\s*$)|ㅠ|ㅜ|😢|😭|🥺|💔/,
  ],
  [
    'joy',
    /기쁘|기뻐|기쁜|신나|신난|신났|행복|합격|붙었|이겼|성공했|해냈|승진|최고(?:야|예요|다|였)|좋은\s*(?:일|소식)|취직|취업|오늘(?:이|은)?\s*(?:내|제|나)\s*생일|기분(?:이)?\s*(?:너무\s*|정말\s*|진짜\s*)?(?:좋|최고)|설레|야호|만세|🎉|🥳/,
  ],
  [
    'likes',
    /(?:너|넌|네가|니가|당신)(?:는|은|도)?[^?]{0,12}좋아|(?:뭐|뭘|무엇을|어떤\s*\S+)\s*(?:제일\s*)?좋아(?:해|하|합)|좋아하는\s*(?:게|거|건|것|음식|간식|놀이)[은는이가]?\s*(?:뭐|뭔|무엇|있)|취미/,
  ],
  [
    'love',
    /사랑해|사랑한다|사랑합니다|(?:^|널|너를?|네가|당신을?)\s*(?:나도\s*|너무\s*|정말\s*|진짜\s*|많이\s*)*좋아해\s*[!.~♡]*$|보고\s*싶었|보고\s*싶어|귀여|귀엽|예쁘|예뻐|착하|착해|❤️|🥰|😘|♡/,
  ],
  [
    'goodbye',
    /잘\s*자|안녕히|잘\s*있어|잘\s*가|다녀올게|다녀오겠|갔다\s*올게|갔다올게|나\s*갈게|가\s*볼게|가볼게|이만|내일\s*(?:봐|보자|봬|또)|또\s*(?:봐|보자|봬|올게)|나중에\s*(?:봐|보자|봬)|자러\s*(?:갈|간|가)|굿나잇|바이(?:바이)?(?:[\s!~.]|$)|(?:^|\s)[잘갈]게요?[\s.!~ㅎㅋ]*$|(?:출근|퇴근|공부)(?:할게|하러)|들어가\s*볼게|(?:나가|자)야\s*(?:해|돼|겠)/,
  ],
  ['thanks', /고마워|고마웠|고맙|감사|땡큐|ㄱㅅ|🙏/],
  [
    'doing',
    /뭐\s*(?:해|하니|하냐|하고|하는|했)|뭘\s*하|잘\s*(?:지내|지냈|있었)|어떻게\s*지내|기분\s*(?:이\s*)?어때|오늘\s*어땠|별일\s*없|심심해\?|밥\s*먹었|잘\s*잤/,
  ],
  [
    'greeting',
    /^(?:오\s*)?(?:안녕|(?:하이)+(?:[\s!~.]|$)|헬로|반가|좋은\s*(?:아침|저녁|하루)|굿모닝|나\s*왔|다녀왔|갔다\s*왔|왔어|ㅎㅇ|여보세요|야호|hi\b|hello\b)|다녀왔(?:어|습니다|지)|^👋/,
  ],
  ['laughter', /[ㅋㅎ]{2,}|하하|푸하|웃겨|웃기다|웃기네|재밌[다네어]|😂|🤣|😆/],
];

const rules: Readonly<Record<Language, Rules>> = { en: english, ko: korean };

// What is left beside laughter if a message says something else.
const laughter =
  /[ㅋㅎㅠ]+|\b(?:ha ?ha(?: ?ha)*|hehe(?:he)*|hihi|lol+|lmao|rofl)\b|[\s\p{P}\p{S}\p{Emoji_Presentation}]+/giu;
const saysMore = (text: string): boolean =>
  text.replaceAll(laughter, '').replaceAll(/\p{Script=Hangul}/gu, '..').length > 8 &&
  !/funny|hilarious|웃[겨기]|재밌/i.test(text);

/** Finds what a message is about. @param text in lower case, without the pet's name */
export function intentOf(text: string, language: Language): Intent | undefined {
  const found = rules[language].find(([, words]) => words.test(text))?.[0];
  return found === 'laughter' && saysMore(text) ? undefined : found;
}

/** Whether a message asks something. */
export const isQuestion = (text: string, language: Language): boolean =>
  /[?？]\s*$/.test(text) ||
  (language === 'en'
    ? /^(?:what|who|whom|where|when|why|how|which|can|could|do|does|did|is|are|will|would|should)\b/.test(
        text,
      )
    : /(?:까요?|나요|(?<!^아)니|냐|가요)[\s.!~]*$/.test(text));
