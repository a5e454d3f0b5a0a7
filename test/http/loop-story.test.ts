import { loopStory } from './loop-story.js';

loopStory('the four verdicts on a negative rating');
