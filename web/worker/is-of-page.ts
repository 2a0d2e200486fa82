import paths from '../public/paths.json' with { type: 'json' };

const patterns = ['/', ...paths].map((path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`));

/** Whether an address is one that the page shows; others are the server's own, such as its documents. */
export const isOfPage = (pathname: string): boolean => patterns.some((pattern) => pattern.test(pathname));
