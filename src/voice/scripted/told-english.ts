import { about, unnamed, type AskedThing, type Told } from './told.js';

// "my day was awful" and "my head is killing me" are feelings, not facts.
const noFact =
  /^(?:so|very|really|too|not|just|all|going|getting|here|there|gone|fine|ok|okay|good|great|bad|it|that|this|what|you|broken|lost|late|sick|ill|cold|hot|hungry|tired|full|empty|busy|away|sore|dead|done|ready|back|home|coming)\b|^\w{2,}(?:ing|ed)\b/i;
const isActivity = /\b(?:hobby|hobbies|favou?rite|job|work|plan|dream|passion|sport|password|nickname)\b/i;

/** Reads what an English sentence tells. @returns undefined if it tells nothing that we know to read */
export function toldInEnglish(sentence: string): Told | undefined {
  const owner = String.raw`\b(?:my|(?:the )?owner's|our)`;
  const named =
    new RegExp(
      String.raw`${owner} ([a-z][a-z' -]{0,30}?)(?:['’]s name(?: is|['’]s)| is (?:called|named)|['’]s (?:called|named)| name is) ([^.,!?;\n]{1,40})`,
      'i',
    ).exec(sentence) ??
    /\b(?:have|has|got|adopted) (?:an?|the|this) ([a-z][a-z -]{0,30}?),? (?:called|named|whose name is) ([^.,!?;\n]{1,40})/i.exec(
      sentence,
    );
  if (named) return about(named[1]!, named[2]!, true);
  const own = new RegExp(
    String.raw`${owner} name(?: is|['’]s) ([^.,!?;\n]{1,40})|\b(?:call me|i am called|i['’]m called|owner is (?:called|named)) ([^.,!?;\n]{1,40})`,
    'i',
  ).exec(sentence);
  if (own) return about('', (own[1] ?? own[2])!, true);
  // A capital tells "I’m Sam" from "I’m late".
  const called =
    /^(?:(?:[Hh]i|[Hh]ello|[Hh]ey)[,! ]+)?I(?:['’]m| am) (?!Back\b|Home\b)(\p{Lu}\p{Ll}+)[.!]*$/u.exec(
      sentence,
    );
  if (called) return about('', called[1]!, true);
  const is = new RegExp(
    String.raw`${owner} ((?:[a-z][a-z'’-]{0,20} ){0,3}?[a-z][a-z-]{0,20}?)(?: (?:is|are|was)|['’]s) (?:on |in |at )?([^.,!?;\n]{1,60})`,
    'i',
  ).exec(sentence);
  if (is && (!noFact.test(is[2]!) || /^\p{Lu}/u.test(is[2]!) || isActivity.test(is[1]!)))
    return about(is[1]!, is[2]!);
  const lives =
    /\b(?:i|owner) (?:(?:now |still )?lives? in|(?:have |['’]ve |has )?(?:just )?moved (?:from .{1,30}? )?to) ([^.,!?;\n]{1,40})/i.exec(
      sentence,
    ) ?? /\b(?:i['’]ve|i['’]m) (?:just )?(?:moved to|living in) ([^.,!?;\n]{1,40})/i.exec(sentence);
  if (lives) return about(unnamed.home.en, lives[1]!);
  const old = /\bi(?:['’]m| am) (\d{1,3})(?: years old)?\s*(?:$|[.,!])/i.exec(sentence);
  if (old) return about(unnamed.age.en, old[1]!);
  const works = /\bi work (?:as|at|in|for) ([^.,!?;\n]{1,40})/i.exec(sentence);
  if (works) return about(unnamed.work.en, works[1]!);
  const allergic = /\b(?:i(?:['’]m| am)|owner is) allergic to ([^.,!?;\n]{1,40})/i.exec(sentence);
  if (allergic) return about(unnamed.allergy.en, allergic[1]!);
  const likes =
    /\b(?:i|owner) (?:really |also |just )?(?:love|like|adore|enjoy)s? (?!you\b|it\b|that\b|this\b|to\b)([^.,!?;\n]{1,40})/i.exec(
      sentence,
    );
  return likes ? about(unnamed.liking.en, likes[1]!) : undefined;
}

const name = /(?:['’]s)? name$|(?:\s+(?:called|named|name))$/i;

/** Reads what an English message asks of what its owner has told. @returns undefined if it asks nothing like it */
export function askedInEnglish(text: string): AskedThing | undefined {
  if (
    /\b(?:what(?:['’]s| is) my name|who am i|what am i called|know my name|remember my name|say my name)\b/i.test(
      text,
    )
  )
    return { thing: '', isName: true };
  if (/\bwhere (?:do|did|am) i (?:live|living)\b|\bwhere i live\b/i.test(text))
    return { thing: unnamed.home.en, isName: false };
  if (/\bhow old am i\b|\bhow old i am\b/i.test(text)) return { thing: unnamed.age.en, isName: false };
  if (/\bwhere do i work\b|\bwhat do i do (?:for|at) (?:work|a living)\b/i.test(text))
    return { thing: unnamed.work.en, isName: false };
  if (/\bwhat (?:do|did) i (?:like|love|enjoy)\b|\bwhat i (?:like|love)\b/i.test(text))
    return { thing: unnamed.liking.en, isName: false };
  if (/\bwhat am i allergic to\b|\bwhat i am allergic to\b|\bam i allergic\b/i.test(text))
    return { thing: unnamed.allergy.en, isName: false };
  const asked =
    /\b(?:(?:what|who|when|where|which)(?:['’]s| is| was| are| were)?|what (?:do|did) (?:i|you|we) (?:call|say|tell you)(?: about| that)?|(?:do|can) you (?:still )?(?:remember|know|recall|tell me)(?: what| who| when| where)?(?:['’]s| is| was)?|tell me(?: what| again)?|remember) my ([a-z][a-z'’ -]{0,40})/i.exec(
      text,
    );
  if (!asked || /\bremember (?:that )?my .+ (?:is|are|was) \S+[^?]*$/i.test(text)) return undefined;
  const thing = asked[1]!
    .replace(/\b(?:is|was|are|again|please|right|i told you.*|that i .*)\b.*$/i, (rest) =>
      /\b(?:called|named)\b/i.test(rest) ? 'called' : '',
    )
    .trim();
  return { thing: thing.replace(name, '').trim(), isName: name.test(thing) };
}
