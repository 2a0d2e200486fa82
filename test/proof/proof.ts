/** Called as the work proceeds, with how much of how much is done. */
export type Progress = (done: number, total: number) => void;

/** A claim that takes long to prove; it throws where the claim does not hold. */
export type Proof = (times: number, progress: Progress) => Promise<string>;
