// The scripts in modern use (UAX 31, tables 5 and 7). Others are of scholars, and look like ornaments to everybody else.
const scripts = `Adlam Arabic Armenian Balinese Bamum Batak Bengali Bopomofo Canadian_Aboriginal Chakma Cham Cherokee
  Cyrillic Devanagari Ethiopic Georgian Greek Gujarati Gurmukhi Han Hangul Hanifi_Rohingya Hebrew Hiragana Javanese
  Kannada Katakana Kayah_Li Khmer Lao Latin Lepcha Limbu Lisu Malayalam Mandaic Meetei_Mayek Miao Mongolian Myanmar
  New_Tai_Lue Newa Nko Nyiakeng_Puachue_Hmong Ol_Chiki Oriya Osage Saurashtra Sinhala Sundanese Syloti_Nagri Syriac
  Tai_Le Tai_Tham Tai_Viet Tamil Telugu Thaana Thai Tibetan Tifinagh Vai Wancho Yi`.split(/\s+/);
/** The sets of scripts that one username may use: any one script, and those that are written together. */
const allowed = [
    ...scripts.map((script) => [script]),
    ['Latin', 'Han', 'Hiragana', 'Katakana'],
    ['Latin', 'Han', 'Bopomofo'],
    ['Latin', 'Han', 'Hangul'],
].map((set) => new RegExp(`^[${[...set, 'Common', 'Inherited'].map((script) => String.raw `\p{Script_Extensions=${script}}`).join('')}]*$`, 'u'));
/** Whether a text keeps to one script, or to those that are written together: "Highly Restrictive" in UTS 39, 5.2. */
export const isOfOneScript = (text) => allowed.some((pattern) => pattern.test(text));
/** Whether the decimal digits of a text are of one number system (UTS 39, 5.3). */
export function isOfOneNumberSystem(text) {
    const starts = new Set();
    for (const [digit] of text.matchAll(/\p{Nd}/gu)) {
        // The digits of a number system have consecutive code points.
        let start = digit.codePointAt(0);
        while (/\p{Nd}/u.test(String.fromCodePoint(start - 1)))
            start--;
        starts.add(start);
    }
    return starts.size <= 1;
}
//# sourceMappingURL=username-script.js.map