"""A window as it must not be: a key without a name, and a picture without one."""

import sys

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

app = QApplication(sys.argv[:1])
window = QWidget()
layout = QVBoxLayout(window)
picture = QLabel()
picture.setPixmap(QPixmap(40, 40))
layout.addWidget(picture)
layout.addWidget(QPushButton())
window.show()
sys.exit(app.exec())
