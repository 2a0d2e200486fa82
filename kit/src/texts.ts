/** What the client itself says to owners; everything else comes from the server. */
export interface Texts {
  readonly network: string;
  readonly outboxFull: string;
  readonly empty: string;
  readonly tooLong: string;
  readonly noRoom: string;
  readonly logInFirst: string;
}

const english: Texts = {
  network: 'The server cannot be reached. Check your connection.',
  outboxFull: 'Too many messages wait to be sent.',
  empty: 'Write something first.',
  tooLong: 'A message has at most 1,000 characters.',
  noRoom: 'There is no such chat room.',
  logInFirst: 'Log in first.',
};

const korean: Texts = {
  network: '서버에 연결할 수 없어요. 인터넷 연결을 확인해 주세요.',
  outboxFull: '보내지 못한 메시지가 너무 많아요.',
  empty: '내용을 입력해 주세요.',
  tooLong: '메시지는 1,000자까지 쓸 수 있어요.',
  noRoom: '채팅방을 찾을 수 없어요.',
  logInFirst: '먼저 로그인해 주세요.',
};

/** The texts in the language of a BCP 47 tag: Korean for ko, otherwise English. */
export const textsIn = (locale: string | undefined): Texts =>
  locale?.toLowerCase().split('-')[0] === 'ko' ? korean : english;
