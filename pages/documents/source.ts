/** A page of the documents before it is rendered. */
export interface Source {
  /** Its address under `/docs/`, without an extension. */
  readonly path: string;
  readonly title: string;
  /** The heading in the navigation that it is under. */
  readonly group: string;
  readonly markdown: string;
  /** The folder of its file in the repository, from which its links lead; undefined if it was generated. */
  readonly folder: string | undefined;
}
