import { useEffect, useRef, useState } from 'react';
import { useText } from '../language/language-context.js';
import { useTimes } from '../language/times.js';
import { Button, IconButton } from '../look/button.js';
import { Icon } from '../look/icon.js';
import { Skeleton } from '../look/state.js';
import styles from './chat-search.module.css';
import { MarkedText } from './marked-text.js';
import { excerptOf } from './excerpt.js';
import type { Jump } from './use-jump.js';
import { canSearch, useSearch } from './use-search.js';

/** Finds what was said in a room, and goes there. */
export function ChatSearch({
  roomId,
  petName,
  onJump,
  onClose,
}: {
  readonly roomId: string;
  readonly petName: string;
  readonly onJump: (jump: Jump) => Promise<void>;
  readonly onClose: () => void;
}) {
  const t = useText();
  const times = useTimes();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<string>();
  const [isFolded, setFolded] = useState(false);
  const { found, hasMore, isSearching, problem, loadMore } = useSearch(roomId, words);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const at = found.findIndex(({ node }) => node.id === chosen);
  const go = (index: number): void => {
    const edge = found[index];
    if (!edge) return;
    setChosen(edge.node.id);
    setFolded(true);
    void onJump({ edge, words: words.trim() });
  };
  const isReady = canSearch(words.trim());
  return (
    <search className={styles.search}>
      <form
        className={styles.bar}
        onSubmit={(event) => {
          event.preventDefault();
          go(at < 0 ? 0 : Math.min(at + 1, found.length - 1));
        }}
      >
        <Icon name="search" size={18} />
        <input
          ref={field}
          className={styles.words}
          type="search"
          value={words}
          maxLength={100}
          placeholder={t('search.placeholder')}
          aria-label={t('search.label', { name: petName })}
          onFocus={() => setFolded(false)}
          onKeyDown={({ key }) => key === 'Escape' && onClose()}
          onChange={({ target }) => {
            setWords(target.value);
            setChosen(undefined);
            setFolded(false);
          }}
        />
        {found.length > 0 && at >= 0 && (
          <span className={styles.place}>
            {t('search.place', { at: at + 1, of: `${found.length}${hasMore ? '+' : ''}` })}
          </span>
        )}
        <IconButton label={t('search.older')} disabled={at >= found.length - 1} onClick={() => go(at + 1)}>
          <Icon name="up" size={18} />
        </IconButton>
        <IconButton label={t('search.newer')} disabled={at <= 0} onClick={() => go(at - 1)}>
          <Icon name="down" size={18} />
        </IconButton>
        <IconButton label={t('search.close')} onClick={onClose}>
          <Icon name="close" size={18} />
        </IconButton>
      </form>
      <p className="unseen" role="status">
        {isReady && !isSearching && problem === undefined && t('search.count', { count: found.length })}
      </p>
      {isReady && !isFolded && (
        <div className={styles.results}>
          {problem !== undefined && <p className={styles.none}>{problem}</p>}
          {isSearching && found.length === 0 && <Skeleton lines={2} />}
          {!isSearching && problem === undefined && found.length === 0 && (
            <p className={styles.none}>{t('search.none', { words: words.trim() })}</p>
          )}
          <ul>
            {found.map(({ node }, index) => (
              <li key={node.id}>
                <button type="button" className={styles.result} onClick={() => go(index)}>
                  <span className={styles.who}>
                    {node.type === 'USER' ? t('you') : petName}
                    <time dateTime={node.sentAt}>{times.brief(new Date(node.sentAt))}</time>
                  </span>
                  <span className={styles.said}>
                    <MarkedText text={excerptOf(node.content, words.trim())} words={words.trim()} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {hasMore && (
            <Button kind="plain" busy={isSearching} onClick={() => void loadMore()}>
              {t('search.more')}
            </Button>
          )}
        </div>
      )}
    </search>
  );
}
