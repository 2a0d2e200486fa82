/** A word of a persona, in each language, and what it makes of a line. */
export interface PersonaWord {
  /** How personas name it. */
  readonly named: RegExp;
  readonly en: string;
  readonly ko: string;
}

const word = (english: string, korean: string, en: string, ko: string): PersonaWord => ({
  named: new RegExp(`\\b(?:${english})s?\\b|${korean}`, 'i'),
  en,
  ko,
});

/** The sounds of animals. A persona that names several is the first one that stands in it. */
export const sounds: readonly PersonaWord[] = [
  word('cat|kitten|kitty', '고양이|냥이|길냥|야옹', 'Meow', '야옹'),
  word(
    'dog|puppy|puppie|corgi|poodle|retriever|terrier',
    '강아지|멍멍이|개(?=[ 가는로.,!]|$)|푸들|진돗개',
    'Woof',
    '멍멍',
  ),
  word('rabbit|bunny|bunnie', '토끼', 'Sniff, sniff', '킁킁'),
  word('hamster|guinea pig', '햄스터|기니피그', 'Squeak', '찍찍'),
  word('mouse|mice|rat', '생쥐|쥐(?=[ 가는로.,!]|$)', 'Squeak', '찍찍'),
  word('parrot|budgie|cockatoo', '앵무새', 'Squawk', '꽥'),
  word('owl', '부엉이|올빼미', 'Hoo-hoo', '부엉부엉'),
  word('bird|sparrow|canary', '참새|(?:^|\\s)새(?=[ 가는로.,!]|$)', 'Tweet', '짹짹'),
  word('crow|raven', '까마귀', 'Caw', '까악'),
  word('penguin', '펭귄', 'Honk', '꽥꽥'),
  word('duck|goose', '오리|거위', 'Quack', '꽥꽥'),
  word('chicken|hen|rooster', '병아리|수탉|암탉|닭(?=[ 이은로.,!]|$)', 'Cluck', '꼬꼬'),
  word('fox|foxe', '여우', 'Yip', '캥캥'),
  word('wolf|wolve', '늑대', 'Awoo', '아우우'),
  word('lion|tiger', '사자|호랑이', 'Roar', '어흥'),
  word('bear|panda', '(?:^|\\s)곰|판다', 'Grumble', '크앙'),
  word('dragon|dinosaur', '공룡|(?:^|\\s)용(?=[ 이은으.,!]|$)|드래곤', 'Rawr', '크르릉'),
  word('frog|toad', '개구리|두꺼비', 'Ribbit', '개굴개굴'),
  word('horse|pony|unicorn', '망아지|유니콘|조랑말', 'Neigh', '히힝'),
  word('sheep|lamb|goat', '염소|(?:^|\\s)양(?=[ 이은으.,!]|$)', 'Baa', '매애'),
  word('pig|piglet', '돼지', 'Oink', '꿀꿀'),
  word('cow', '송아지|젖소', 'Moo', '음매'),
  word('monkey|ape', '원숭이', 'Ook, ook', '우끼끼'),
  word('otter|seal', '수달|물개', 'Squeak', '뀨'),
  word('fish|goldfish', '물고기|금붕어', 'Blub', '뻐끔뻐끔'),
  word('turtle|tortoise', '거북이', 'Hm', '느릿느릿'),
  word('robot', '로봇', 'Beep', '삐빅'),
  word('ghost', '유령', 'Boo', '휘이'),
];

/** The sound of a pet whose persona names no animal. */
export const otherSound = { en: 'Oh', ko: '와' };

/** How a character moves, by the words of its persona. */
export const gestures: readonly PersonaWord[] = [
  word('sleepy|tired|drowsy', '졸린|졸려|잠꾸러기|잠이 많', 'with a sleepy yawn', '하품을 하면서'),
  word('lazy|slow', '게으른|느긋|느린|귀찮', 'without any hurry', '느긋하게'),
  word('curious|nosy', '호기심|궁금', 'with curious eyes', '호기심 어린 눈으로'),
  word('shy|timid|quiet', '수줍|소심|조용|낯을 가', 'a little shyly', '수줍게'),
  word('grumpy|grouchy|moody|sarcastic', '까칠|투덜|무뚝뚝', 'with a small grumble', '조금 투덜거리면서'),
  word('proud|vain|noble|royal', '도도|새침|자존심|고고', 'with my nose in the air', '도도하게'),
  word('cheerful|happy|bubbly|sunny', '명랑|밝은|쾌활|해맑', 'with a cheerful hop', '깡충 뛰면서'),
  word('playful|naughty|mischievous|silly', '장난', 'with a playful wink', '장난스럽게'),
  word('energetic|lively|hyper|excited', '활발|활기|신난|에너지', 'bouncing on the spot', '폴짝거리면서'),
  word(
    'gentle|kind|sweet|warm|loving|caring',
    '다정|상냥|온순|따뜻|착한',
    'with gentle eyes',
    '다정한 눈으로',
  ),
  word('brave|bold|fearless', '용감|씩씩|겁이 없', 'with my chest out', '씩씩하게'),
  word('wise|clever|smart|old', '현명|똑똑|영리|지혜', 'with a wise nod', '점잖게'),
  word('hungry|greedy|glutton', '먹보|배고픈|식탐|먹는 걸', 'licking my lips', '입맛을 다시면서'),
  word('calm|relaxed|patient', '차분|침착|온화|얌전', 'quite calmly', '차분하게'),
  word(
    'dramatic|poetic|theatrical',
    '연극|시인|감수성',
    'with a grand sweep of the tail',
    '꼬리를 크게 휘저으며',
  ),
];

/** How any other pet moves. */
export const otherGesture = { en: 'with a small nod', ko: '가만히' };

const thing = (english: string, korean: string): PersonaWord =>
  word(english, korean, english.split('|')[0]!, korean.split('|')[0]!);

/** What personas like, so that a Korean line can name it in Korean and an English one in English. */
export const likings: readonly PersonaWord[] = [
  thing('tuna', '참치'),
  thing('salmon', '연어'),
  thing('fish', '생선'),
  thing('chicken', '닭고기|치킨'),
  thing('cheese', '치즈'),
  thing('carrots|carrot', '당근'),
  thing('apples|apple', '사과'),
  thing('berries|berry|strawberries', '딸기'),
  thing('bananas|banana', '바나나'),
  thing('seeds|seed', '씨앗|해바라기씨'),
  thing('honey', '꿀'),
  thing('milk', '우유'),
  thing('snacks|treats|treat|cookies', '간식|쿠키'),
  thing('bones|bone', '뼈다귀'),
  thing('walks|walk|walking', '산책'),
  thing('naps|nap|napping|sleeping', '낮잠|잠자기'),
  thing('balls|ball', '공놀이'),
  thing('music|singing|songs', '음악|노래'),
  thing('books|book|reading', '책|독서'),
  thing('rain', '비 오는 날'),
  thing('sunshine|sun', '햇볕|햇살'),
  thing('snow', '눈 오는 날'),
  thing('stars|star', '별'),
  thing('flowers|flower', '꽃'),
  thing('the sea|ocean', '바다'),
  thing('swimming', '수영'),
  thing('running', '달리기'),
  thing('dancing', '춤'),
];

/** What any other pet likes. */
export const otherLiking = { en: 'a good nap', ko: '낮잠' };
