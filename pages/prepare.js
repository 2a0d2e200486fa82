// `npm install` runs this. It is plain JavaScript and asks for nothing that is installed, because a production
// installation runs it too.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const root = new URL('../', import.meta.url);

/** Why there is nothing to build from; undefined if there is. */
function missingPart() {
  if (!['kit', 'web'].every((folder) => existsSync(new URL(`${folder}/package.json`, root))))
    return 'the folders kit/ and web/ are not here';
  // Of this installation alone, and not of a folder above it.
  const places = ['node_modules/vite', 'web/node_modules/vite'];
  return places.some((place) => existsSync(new URL(place, root)))
    ? undefined
    : 'the packages for development are not installed';
}

const missing = missingPart();
if (missing) console.log(`The chat page and the documents are not built: ${missing}.`);
else {
  const { status } = spawnSync('npm', ['run', '--silent', 'pages', '--', '--if-stale'], {
    cwd: root,
    stdio: 'inherit',
  });
  // The API works without them.
  if (status !== 0)
    console.error(
      'The chat page or the documents could not be built. Nuzzle starts without them; npm run pages tries again.',
    );
}
