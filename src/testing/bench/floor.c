// The least that printing with this browser can cost: starts it, sets a finished page on its first about:blank,
// prints it tagged and with an outline, reads the PDF, ends it. Each further page gets a tab of its own.
//
//   floor COUNT PAGE.html OUT.pdf [PAGE.html OUT.pdf ...] BROWSER [ARGUMENT...]
//
// Exit code 0 where every PDF was written.
#define _GNU_SOURCE
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static int to_browser, from_browser;
static char *pending;
static size_t held, room;

static void fail(const char *what) {
  perror(what);
  exit(1);
}

static void send_text(const char *text, size_t length) {
  while (length > 0) {
    ssize_t sent = write(to_browser, text, length);
    if (sent <= 0) fail("write");
    text += sent;
    length -= (size_t)sent;
  }
}

static void send_message(const char *text) { send_text(text, strlen(text) + 1); }

// One whole message; the caller frees it.
static char *receive(void) {
  for (;;) {
    char *end = held == 0 ? NULL : memchr(pending, 0, held);
    if (end != NULL) {
      size_t length = (size_t)(end - pending) + 1;
      char *message = malloc(length);
      if (message == NULL) fail("malloc");
      memcpy(message, pending, length);
      held -= length;
      memmove(pending, pending + length, held);
      return message;
    }
    if (room - held < 65536) {
      room = room * 2 + 1048576;
      pending = realloc(pending, room);
      if (pending == NULL) fail("realloc");
    }
    ssize_t got = read(from_browser, pending + held, room - held);
    if (got <= 0) fail("read");
    held += (size_t)got;
  }
}

static char *await_text(const char *wanted) {
  for (;;) {
    char *message = receive();
    if (strstr(message, "\"error\":{") != NULL) {
      fprintf(stderr, "%.400s\n", message);
      exit(1);
    }
    if (strstr(message, wanted) != NULL) return message;
    free(message);
  }
}

// The text value of a key in a message; the caller frees it.
static char *value_of(const char *message, const char *key) {
  char *start = strstr(message, key);
  if (start == NULL) fail(key);
  start += strlen(key);
  size_t length = strcspn(start, "\"");
  return strndup(start, length);
}

static char *read_file(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) fail(name);
  fseek(file, 0, SEEK_END);
  *length = (size_t)ftell(file);
  rewind(file);
  char *content = malloc(*length + 1);
  if (content == NULL || fread(content, 1, *length, file) != *length) fail(name);
  fclose(file);
  return content;
}

// A JSON string's inside: what must be escaped is, and UTF-8 stays.
static char *escape(const char *text, size_t length, size_t *written) {
  char *out = malloc(length * 6 + 1), *at = out;
  if (out == NULL) fail("malloc");
  for (size_t i = 0; i < length; i++) {
    unsigned char c = (unsigned char)text[i];
    if (c == '"' || c == '\\') {
      *at++ = '\\';
      *at++ = (char)c;
    } else if (c < 32) {
      at += sprintf(at, "\\u%04x", c);
    } else {
      *at++ = (char)c;
    }
  }
  *written = (size_t)(at - out);
  return out;
}

static void write_base64(const char *name, const char *text) {
  FILE *file = fopen(name, "wb");
  if (file == NULL) fail(name);
  static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  signed char values[256];
  memset(values, -1, sizeof values);
  for (int i = 0; i < 64; i++) values[(unsigned char)digits[i]] = (signed char)i;
  unsigned bits = 0;
  int count = 0;
  for (const char *c = text; values[(unsigned char)*c] >= 0; c++) {
    bits = (bits << 6) | (unsigned)values[(unsigned char)*c];
    count += 6;
    if (count >= 8) {
      count -= 8;
      putc((int)(bits >> count) & 255, file);
    }
  }
  if (fclose(file) != 0) fail(name);
}

static pid_t start(char **browser) {
  int command[2], answer[2];
  if (pipe(command) != 0 || pipe(answer) != 0) fail("pipe");
  pid_t child = fork();
  if (child < 0) fail("fork");
  if (child == 0) {
    setpgid(0, 0);
    // Out of the way first: 3 and 4 may be ends of these very pipes.
    int in = fcntl(command[0], F_DUPFD, 10), out = fcntl(answer[1], F_DUPFD, 10);
    dup2(in, 3);
    dup2(out, 4);
    for (int fd = 5; fd < 32; fd++) close(fd);
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, 0);
    dup2(nothing, 1);
    dup2(nothing, 2);
    execv(browser[0], browser);
    _exit(127);
  }
  close(command[0]);
  close(answer[1]);
  to_browser = command[1];
  from_browser = answer[0];
  return child;
}

static const char print[] =
    "\"method\":\"Page.printToPDF\",\"params\":{\"printBackground\":true,\"preferCSSPageSize\":true,"
    "\"generateTaggedPDF\":true,\"generateDocumentOutline\":true,\"paperWidth\":8.27,\"paperHeight\":11.69,"
    "\"marginTop\":0,\"marginRight\":0,\"marginBottom\":0,\"marginLeft\":0}}";

static int last_id;
static char text[4096];

// Sends a command whose format begins after the id; the caller frees the answer.
#define ASK(...) (start_command(), snprintf(text + strlen(text), sizeof text - strlen(text), __VA_ARGS__), ask())

static void start_command(void) { snprintf(text, sizeof text, "{\"id\":%d,", ++last_id); }

static char *ask(void) {
  char id[32];
  send_message(text);
  snprintf(id, sizeof id, "\"id\":%d,", last_id);
  return await_text(id);
}

// The browser's first page, which is there soon after it started.
static char *first_target(void) {
  for (;;) {
    char *targets = ASK("\"method\":\"Target.getTargets\"}");
    char *found = strstr(targets, "\"type\":\"page\"");
    char *last = NULL;
    // The id stands before the type of the same target.
    for (char *at = targets; found != NULL && (at = strstr(at + 1, "\"targetId\":\"")) != NULL && at < found;) last = at;
    if (last != NULL) return value_of(last, "\"targetId\":\"");
    free(targets);
    usleep(2000);
  }
}

static char *new_target(void) {
  return value_of(ASK("\"method\":\"Target.createTarget\",\"params\":{\"url\":\"about:blank\"}}"), "\"targetId\":\"");
}

static void print_page(const char *target, const char *name, const char *out) {
  size_t length, escaped;
  char *html = read_file(name, &length);
  char *page = escape(html, length, &escaped);
  char *session = value_of(ASK("\"method\":\"Target.attachToTarget\",\"params\":{\"targetId\":\"%s\",\"flatten\":true}}", target),
                           "\"sessionId\":\"");
  free(ASK("\"sessionId\":\"%s\",\"method\":\"Page.enable\"}", session));
  char *frame = value_of(ASK("\"sessionId\":\"%s\",\"method\":\"Page.getFrameTree\"}", session), "\"frame\":{\"id\":\"");
  start_command();
  snprintf(text + strlen(text), sizeof text - strlen(text),
           "\"sessionId\":\"%s\",\"method\":\"Page.setDocumentContent\",\"params\":{\"frameId\":\"%s\",\"html\":\"", session,
           frame);
  send_text(text, strlen(text));
  send_text(page, escaped);
  send_message("\"}}");
  free(await_text("Page.loadEventFired"));
  free(ASK("\"sessionId\":\"%s\",\"method\":\"Runtime.evaluate\",\"params\":{\"expression\":\"document.fonts.ready"
           ".then(() => 1)\",\"awaitPromise\":true}}",
           session));
  char *answer = ASK("\"sessionId\":\"%s\",%s", session, print);
  char *printed = strstr(answer, "\"data\":\"");
  if (printed == NULL) fail("printToPDF");
  write_base64(out, printed + strlen("\"data\":\""));
  free(answer);
  free(html);
  free(page);
}

int main(int count, char **words) {
  int pages = count < 2 ? 0 : atoi(words[1]);
  if (pages < 1 || count < 3 + 2 * pages) return 2;
  pid_t child = start(words + 2 + 2 * pages);
  for (int i = 0; i < pages; i++) {
    char *target = i == 0 ? first_target() : new_target();
    print_page(target, words[2 + 2 * i], words[3 + 2 * i]);
    if (i > 0) free(ASK("\"method\":\"Target.closeTarget\",\"params\":{\"targetId\":\"%s\"}}", target));
    free(target);
  }
  kill(-child, SIGKILL);
  waitpid(child, NULL, 0);
  return 0;
}
