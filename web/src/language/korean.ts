import type { Catalogue } from './language.js';

/** Every text of the page, in Korean. A particle such as 이(가) is chosen by the syllable before it. */
export const korean: Catalogue = {
  // Words on many screens.
  back: '뒤로',
  cancel: '취소',
  close: '닫기',
  delete: '삭제',
  loading: '불러오는 중…',
  save: '저장',
  today: '오늘',
  tryAgain: '다시 시도',
  yesterday: '어제',
  'error.title': '잘되지 않았어요',
  'error.text': '도중에 문제가 생겼어요. 펫들은 잘 있어요. 잠시 뒤 다시 시도해 주세요.',
  'error.page.title': '페이지에 문제가 생겼어요',
  'error.page.text': '새로고침하면 이어서 쓸 수 있어요. 메시지는 안전해요.',
  'error.page.reload': '새로고침',
  'missing.title': '여기에는 아무도 없어요',
  'missing.text': '없는 페이지이거나 사라진 페이지예요.',
  'missing.back': '대화로 가기',
  skip: '본문으로 건너뛰기',
  language: '언어',
  appearance: '화면',
  'appearance.system': '기기와 같게',
  'appearance.light': '밝게',
  'appearance.dark': '어둡게',

  // Navigation.
  'nav.label': '주 메뉴',
  'nav.chats': '대화',
  'nav.notifications': '알림',
  'nav.notifications.unread': '{count, plural, other {읽지 않은 알림 #개}}',
  'nav.settings': '설정',
  'nav.help': '도움말',
};
