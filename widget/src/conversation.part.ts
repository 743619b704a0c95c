export { openConversation } from './conversation/open-conversation.ts';
