package planted.identity;

import planted.platform.Platform;

record KeepsEverything(Platform platform) {}
