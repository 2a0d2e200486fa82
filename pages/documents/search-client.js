// The search of the documents, in the browser. The index is fetched when somebody goes to the field.
import MiniSearch from './minisearch.js';

const form = document.querySelector('form[role=search]');
const field = form.querySelector('input');
const list = form.querySelector('ol');
const count = form.querySelector('[role=status]');
const { index: indexUrl, up } = form.dataset;
const most = 12;

let loading;
const load = () =>
  (loading ??= fetch(indexUrl)
    .then((response) => response.text())
    .then((json) =>
      MiniSearch.loadJSON(json, { fields: ['title', 'headings', 'words'], storeFields: ['title', 'group'] }),
    ));

const show = (found) => {
  list.replaceChildren(
    ...found.map(({ id, title, group }) => {
      const link = document.createElement('a');
      link.href = `${up}${id}`;
      const kind = document.createElement('span');
      kind.textContent = group;
      link.append(title, kind);
      const item = document.createElement('li');
      item.append(link);
      return item;
    }),
  );
  list.hidden = found.length === 0;
};

const search = async () => {
  const words = field.value.trim();
  const index = await load();
  if (words !== field.value.trim()) return;
  const found = words
    ? index
        .search(words, { prefix: true, fuzzy: 0.15, boost: { title: 8, headings: 3 }, combineWith: 'AND' })
        .slice(0, most)
    : [];
  show(found);
  count.textContent = words ? (found.length === 0 ? 'Nothing found' : `${found.length} found`) : '';
};

field.hidden = false;
field.addEventListener('focus', () => void load());
field.addEventListener('input', () => void search());
form.addEventListener('submit', (event) => {
  event.preventDefault();
  list.querySelector('a')?.click();
});
form.addEventListener('keydown', (event) => {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    show([]);
    field.focus();
  } else if (event.key === 'ArrowDown') (links[at + 1] ?? links[0])?.focus();
  else if (event.key === 'ArrowUp') (links[at - 1] ?? field).focus();
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (event.key !== '/' || event.target.closest('input, textarea')) return;
  event.preventDefault();
  field.focus();
});
