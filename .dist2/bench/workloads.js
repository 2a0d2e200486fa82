const codes = {
    'open-app': 'W1',
    scroll: 'W2',
    send: 'W3',
    live: 'W4',
    'find-idle': 'W5',
};
/** All workloads, in the order of their codes. */
export const workloads = Object.keys(codes);
/** The workloads that are a request and its response, in the order of their codes. */
export const requestWorkloads = ['open-app', 'scroll', 'send'];
/** Code and name, such as `W1 open-app`. */
export const labelOf = (workload) => `${codes[workload]} ${workload}`;
/** The code that a label begins with, such as `W4` of `W4 live memory`. */
export const codeOf = (label) => label.split(' ', 1)[0];
/** Finds a workload by its code or its name, in upper or lower case. */
export const findWorkload = (text) => workloads.find((workload) => [workload, codes[workload].toLowerCase()].includes(text.toLowerCase()));
/** Writes the name behind the code that a label begins with, where only the code is there. */
export const nameCode = (label) => {
    const code = codeOf(label);
    const workload = findWorkload(code);
    return workload && !label.startsWith(labelOf(workload))
        ? labelOf(workload) + label.slice(code.length)
        : label;
};
//# sourceMappingURL=workloads.js.map