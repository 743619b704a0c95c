// Loaded into every service before its own code: a parent that is killed can't take its children along, so they
// notice by the channel to it that they are alone, and drain. Otherwise they would hold their ports for ever.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
