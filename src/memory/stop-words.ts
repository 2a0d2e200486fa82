const list = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** English words that say nothing of what a text is about. Apostrophes are left out, as in `dont`. */
export const englishStopWords = list(`
  a about again ago ah all also always am an and any anymore anything are arent as ask at away back be because been before being
  but by can cant come could day did didnt do does doesnt doing done dont even ever every everything for from get give go
  going gonna good got had has hasnt have havent having he hello her here hers hey hi him his how i id if ill im in into is
  isnt it its ive just kind know knew last later let longer lot lots made make maybe me mean mine more most much must my
  myself need never new next nice no nope not now of off oh ok okay on once one only or other our ours out over please
  really remember right said say see she should so some somebody someone something sometimes sorry still stuff sure tell
  than thank thanks that thats the their them then there these they thing things think this those though time to today
  told tomorrow tonight too u up us very want wanted wants was wasnt way we well went were what whats when where wheres
  which while who whom whos whose why will with wont would wow yeah yes yesterday yet you your youre yours yourself`);

/** Korean words of this kind, without their particles. */
export const koreanStopWords = list(`
  나 너 내 네 니 저 제 전 난 넌 우리 저희 너희 그 이 저거 그거 이거 그건 이건 저건 그게 이게 저게 것 거 게 걸 건 수 때 더 또 좀 잘 안 못 막 다 꼭 참 응 음 아 어 오 야 예 넹
  그냥 정말 진짜 너무 아주 매우 조금 많이 오늘 어제 내일 지금 아까 요즘 이제 벌써 아직 다시 항상 가끔 자주 혹시 그리고 그래서 그런데 근데 그러면 그럼
  하지만 아니 아냐 아니야 그래 맞아 있다 있어 있었어 있지 없다 없어 없었어 했어 했다 했지 한다 하다 하는 하고 해 해줘 해요 됐어 된다 돼 되다
  이다 이야 이에요 예요 입니다 기억 기억나 기억해 기억하니 기억하고 기억나니 알아 알지 아니 알려줘 말해 말해줘 말했지 말했어 말했잖아 말한 얘기 얘기했지
  생각 생각나 같아 같은 거야 거지 건데 인데 안녕 안녕하세요 고마워 ㅋㅋ ㅎㅎ ㅠㅠ`);

/** Words with which a Korean question begins, in any form. */
export const koreanQuestionWords = /^(뭐|뭘|무엇|무슨|누구|누가|어디|어느|언제|어떻|어떤|어땠|왜|몇)/u;

/** Particles and endings that a Korean noun may have, the longest first. */
export const koreanParticles = [
  '이었는데',
  '이었어요',
  '이라고',
  '이었지',
  '이었어',
  '에서는',
  '에게서',
  '한테서',
  '으로는',
  '이에요',
  '이라는',
  '이랑은',
  '까지',
  '부터',
  '에서',
  '에게',
  '한테',
  '으로',
  '이랑',
  '이야',
  '이고',
  '이는',
  '이다',
  '이름',
  '처럼',
  '보다',
  '마다',
  '라고',
  '라는',
  '예요',
  '였어',
  '였지',
  '인데',
  '은',
  '는',
  '이',
  '가',
  '을',
  '를',
  '에',
  '의',
  '도',
  '로',
  '와',
  '과',
  '랑',
  '야',
  '요',
  '만',
  '이다',
  '다',
  '님',
].filter((particle) => particle !== '이름');
