export { openConversation } from './conversation/open-conversation.ts';
export { findNativeHost, joinNativeHost } from './host/native-host.ts';
