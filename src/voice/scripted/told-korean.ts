import { about, unnamed, type AskedThing, type Told } from './told.js';

const possessive = String.raw`(?:내가|제가|내|제|우리(?:\s*집)?|저희(?:\s*집)?|울|나의|저의|주인의|주인)(?:\s+|(?=이름|생일|나이|취미))`;
// Others live somewhere too: 여동생은 캐나다에 살아.
const ownSubject = String.raw`(?:(?:나는|난|나|내가|저는|전|저|제가|우리는|우린|우리|주인은|지금|요즘|이제|사실|오늘|어제|최근에|작년에|올해|지난달에|얼마 전에|그리고|[가-힣]+에서)\s+)*`;
const copula = String.raw`(?:이?라고\s*(?:해|합니다|불러|했어)요?|이에요|예요|이야|야|입니다|이다|임|이고|란다|래)`;

/** What stands before 이야 or 야: 콩이야 is 콩이, as names are said, and 5월이야 is 5월. */
const withoutCopula = (value: string, ending: string, isName: boolean): string =>
  isName && /^(?:이야|이에요|이고|이라고)/.test(ending) ? `${value}이` : value;

/** Reads what a Korean sentence tells. @returns undefined if it tells nothing that we know to read */
export function toldInKorean(sentence: string): Told | undefined {
  const is = new RegExp(
    String.raw`(?:^|\s|,)(?:${possessive})?(.{1,24})(?:은|는|이|가)\s+([^\s].{0,29}?)(${copula})[\s.!~ㅎㅋ^]*$`,
  ).exec(sentence);
  if (
    is &&
    (new RegExp(String.raw`(?:^|\s|,)${possessive}`).test(sentence) || /이름|생일|좋아하는/.test(is[1]!))
  ) {
    const thing = is[1]!.replace(new RegExp(String.raw`^.*?(?:^|\s|,)${possessive}`), '');
    const isName = thing.endsWith('이름');
    const bare = isName
      ? thing.replace(/(?:의)?\s*이름$/, '').replace(/.*?(\S+?)(?:를|을)?\s*키우는데,?$/, '$1')
      : thing;
    return about(bare.replace(/^(?:나|저|내|제)$/, ''), withoutCopula(is[2]!, is[3]!, isName), isName);
  }
  const own = /(?:^|\s)(?:나는|난|저는|전|나를|저를)\s*([^\s,]{1,12}?)(?:이?라고)\s*(?:해|합니다|불러)/.exec(
    sentence,
  );
  if (own) return about('', own[1]!, true);
  const lives = new RegExp(
    String.raw`^${ownSubject}([가-힣A-Za-z]{1,12}?)(?:(?:에서|에)\s*(?:살아|살고|산다|삽니다|살게)|(?:으로|로)\s*이사)`,
  ).exec(sentence);
  if (lives) return about(unnamed.home.ko, lives[1]!);
  const old = /(?:^|\s)(?:나는|난|저는|전|나|저)\s*((?:\d{1,3}|[가-힣]{1,5})\s*살)/.exec(sentence);
  if (old) return about(unnamed.age.ko, old[1]!);
  const allergy = /(?:^|\s)([가-힣A-Za-z]{1,12})(?:에|한테)?\s*알레르기(?:가|도)?\s*(?:있|심)/.exec(sentence);
  if (allergy) return about(unnamed.allergy.ko, allergy[1]!);
  const likes =
    /(?:^|\s)(?:나는|난|나도|나|저는|전|저도|저|주인은)\s+(?!네가|너|널|당신)(.{1,20}?)(?:을|를|이|가)?\s*(?:정말|제일|아주|너무|진짜|많이)?\s*좋아(?:해|합니다|하거든|하지|$)/.exec(
      sentence,
    ) ??
    /^(?!네가|너|널|당신|기분|날씨)(\S.{0,18}?)(?:을|를|이|가)\s*(?:정말|제일|아주|너무|진짜)?\s*좋아(?:해|요|해요)?[\s.!~]*$/.exec(
      sentence,
    );
  return likes ? about(unnamed.liking.ko, likes[1]!) : undefined;
}

const questioning = String.raw`(?:뭐|뭔|무엇|무슨|누구|언제|어디|몇|기억(?!해\s*(?:줘|둬|주|놔|둘))|알아|알지|알고|아세|아니|생각나|어떻게)`;

/** Reads what a Korean message asks of what its owner has told. @returns undefined if it asks nothing like it */
export function askedInKorean(text: string): AskedThing | undefined {
  if (/(?:너|넌|네가|니가|당신)(?:는|은)?\s*(?:이름|어디|몇|뭐)/.test(text)) return undefined;
  if (/(?:내가|제가|나|난|저|우리)(?:는|은)?\s*(?:지금\s*)?어디(?:에|에서)?\s*(?:사는|살|산다)/.test(text))
    return { thing: unnamed.home.ko, isName: false };
  if (/(?:내가|제가|나|난|저)\s*몇\s*살/.test(text)) return { thing: unnamed.age.ko, isName: false };
  if (
    /(?:내가|제가|나|난|저)(?:는)?\s*(?:뭐|뭘|무엇을)\s*(?:제일\s*)?좋아/.test(text) ||
    /(?:내가|제가)\s*(?:제일\s*)?좋아하(?:는|던)\s*(?:게|거|것)/.test(text)
  )
    return { thing: unnamed.liking.ko, isName: false };
  if (
    /(?:내가|제가|나|나는|저)\s*(?:무슨|어떤|뭐에|무엇에)?\s*알레르기/.test(text) &&
    /\?|기억|알아|뭐|무슨/.test(text)
  )
    return { thing: unnamed.allergy.ko, isName: false };
  const asked = new RegExp(
    String.raw`(?:^|\s|,)${possessive}([^.!?,]{1,24}?)\s*(?:에 대해|은|는|이|가|을|를)?\s*${questioning}`,
  ).exec(text);
  if (!asked) return undefined;
  const thing = asked[1]!.trim();
  return { thing: thing.replace(/(?:의)?\s*이름$/, '').trim(), isName: thing.endsWith('이름') };
}
