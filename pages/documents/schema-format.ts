// How the generator writes the parts of a page of the schema. It imports this module by its path.

/** Writes a mark such as "non-null" or "deprecated". */
export const formatMDXBadge = ({ text }: { text: unknown }): string =>
  // The kind of a type is said by its page.
  text === 'deprecated' ? '*deprecated*' : '';

/** Writes what stands between a field and its type. */
export const formatMDXBullet = (text = ''): string => ` ${text}`;

/** Writes the name of a field or a type. */
export const formatMDXNameEntity = (name: string): string => `\`${name}\``;

/** Writes a remark, such as why a field is deprecated. */
export const formatMDXAdmonition = ({ text, title }: { text: string; title: string }): string =>
  `\n\n> **${title.charAt(0).toUpperCase()}${title.slice(1).toLowerCase()}.** ${text.trim()}\n`;

/** Writes a link to the specification of a scalar. */
export const formatMDXSpecifiedByLink = (url: string): string => `[Specification](${url})`;
