import '../ask/iris-ask.define.ts';
import '../key-list/iris-key-list.define.ts';
import '../palette/iris-palette.define.ts';
