const codes = {
  'open-app': 'W1',
  scroll: 'W2',
  send: 'W3',
  live: 'W4',
  'find-idle': 'W5',
} as const;

/** Something that the command measures, by its name. */
export type Workload = keyof typeof codes;

/** A workload that is a request and its response. */
export type RequestWorkload = 'open-app' | 'scroll' | 'send';

/** All workloads, in the order of their codes. */
export const workloads = Object.keys(codes) as Workload[];

/** The workloads that are a request and its response, in the order of their codes. */
export const requestWorkloads: readonly RequestWorkload[] = ['open-app', 'scroll', 'send'];

/** Code and name, such as `W1 open-app`. */
export const labelOf = (workload: Workload): string => `${codes[workload]} ${workload}`;

/** The code that a label begins with, such as `W4` of `W4 live memory`. */
export const codeOf = (label: string): string => label.split(' ', 1)[0]!;

/** Finds a workload by its code or its name, in upper or lower case. */
export const findWorkload = (text: string): Workload | undefined =>
  workloads.find((workload) => [workload, codes[workload].toLowerCase()].includes(text.toLowerCase()));

/** Writes the name behind the code that a label begins with, where only the code is there. */
export const nameCode = (label: string): string => {
  const code = codeOf(label);
  const workload = findWorkload(code);
  return workload && !label.startsWith(labelOf(workload))
    ? labelOf(workload) + label.slice(code.length)
    : label;
};
